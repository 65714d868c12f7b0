-- What changed of a patent, by whom and from what to what: {column: [before, after]}. What is public of it is for every
-- holder of the patent; what an organisation keeps for itself stays its own.
CREATE TABLE field_change (
  id uuid PRIMARY KEY,
  patent_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('IMPORT', 'IMPORT_UNDONE', 'PERSON', 'REGISTER', 'SHEET')),
  batch_id uuid,
  changed_by uuid,
  changed_at timestamptz NOT NULL,
  public jsonb NOT NULL,
  own jsonb NOT NULL
);
CREATE INDEX field_change_patent ON field_change (patent_id, id DESC);
ALTER TABLE field_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY field_change_system ON field_change USING (kaixu_is_system());
CREATE POLICY field_change_own ON field_change USING (kaixu_acts_for(organisation_id));
CREATE POLICY field_change_holders ON field_change FOR SELECT USING (
  public <> '{}' AND EXISTS (SELECT 1 FROM patent_holder h
    WHERE h.patent_id = field_change.patent_id AND kaixu_acts_for(h.organisation_id)));

-- Where a file says otherwise than a person had stated: the person's value stays until somebody decides.
CREATE TABLE import_conflict (
  id uuid PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES import_batch ON DELETE CASCADE,
  organisation_id uuid NOT NULL REFERENCES organisation,
  patent_id uuid NOT NULL,
  row_number integer NOT NULL,
  field text NOT NULL CHECK (field IN ('internal_number', 'college', 'patentees')),
  own text NOT NULL,
  file text NOT NULL,
  decision text CHECK (decision IN ('OWN', 'FILE')),
  decided_at timestamptz,
  decided_by uuid,
  UNIQUE (batch_id, patent_id, field)
);
ALTER TABLE import_conflict ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_conflict_system ON import_conflict USING (kaixu_is_system());
CREATE POLICY import_conflict_tenant ON import_conflict USING (kaixu_acts_for(organisation_id));
