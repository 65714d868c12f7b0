-- An edition of a university's supply catalogue of patents (专利技术供给信息目录): what it said on its day stays as it was.
CREATE TABLE supply_edition (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  number integer NOT NULL,
  title text NOT NULL,
  intro text,
  contact jsonb NOT NULL,
  -- Frozen: patent, sentence, readiness, modes, price.
  items jsonb NOT NULL,
  published_day date NOT NULL,
  published_at timestamptz NOT NULL,
  published_by uuid,
  UNIQUE (organisation_id, number)
);
CREATE INDEX supply_edition_newest ON supply_edition (published_at DESC, id DESC);
ALTER TABLE supply_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY supply_edition_system ON supply_edition USING (kaixu_is_system());
CREATE POLICY supply_edition_own ON supply_edition USING (kaixu_acts_for(organisation_id));
CREATE POLICY supply_edition_public ON supply_edition FOR SELECT USING (true);
