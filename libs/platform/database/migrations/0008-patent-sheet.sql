-- What an institution says of a patent in plain words. Writing it is the institution's own; what it confirmed is
-- published, so anybody reads it. A part that is null shows sentences of the abstract instead, marked as such.
CREATE TABLE patent_sheet (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  patent_id uuid NOT NULL,
  problem text,
  how_it_works text,
  benefit text,
  applications text[] NOT NULL DEFAULT '{}',
  -- GB/T 22900: the level, and who found it when by what.
  trl smallint CHECK (trl BETWEEN 1 AND 9),
  assessed_by text,
  assessed_on date,
  evidence text,
  help text,
  version integer NOT NULL,
  -- Between co-owners that offer nothing, the one that confirmed first is heard.
  first_confirmed_at timestamptz NOT NULL,
  confirmed_at timestamptz NOT NULL,
  confirmed_by uuid,
  UNIQUE (organisation_id, patent_id),
  -- A holding with a sheet is not taken away under it.
  FOREIGN KEY (organisation_id, patent_id) REFERENCES holding (organisation_id, patent_id),
  CHECK (trl IS NULL OR (assessed_by IS NOT NULL AND assessed_on IS NOT NULL AND evidence IS NOT NULL))
);
CREATE INDEX patent_sheet_patent ON patent_sheet (patent_id);
ALTER TABLE patent_sheet ENABLE ROW LEVEL SECURITY;
CREATE POLICY patent_sheet_system ON patent_sheet USING (kaixu_is_system());
CREATE POLICY patent_sheet_tenant ON patent_sheet USING (kaixu_acts_for(organisation_id));
CREATE POLICY patent_sheet_published ON patent_sheet FOR SELECT USING (true);

-- What only a patentee can tell of its annuities; null: nobody has said, and nothing is assumed.
CREATE TABLE annuity_fact (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  patent_id uuid NOT NULL,
  last_paid_year smallint CHECK (last_paid_year BETWEEN 1 AND 20),
  held_reduction text CHECK (held_reduction IN ('NONE', 'SINGLE', 'SEVERAL')),
  open_licence text CHECK (open_licence IN ('NONE', 'RECORDED')),
  recorded_day date,
  withdrawn_day date,
  source text NOT NULL,
  version integer NOT NULL,
  stated_at timestamptz NOT NULL,
  stated_by uuid,
  UNIQUE (organisation_id, patent_id),
  FOREIGN KEY (organisation_id, patent_id) REFERENCES holding (organisation_id, patent_id),
  CHECK ((recorded_day IS NOT NULL) = (open_licence IS NOT DISTINCT FROM 'RECORDED'))
);
ALTER TABLE annuity_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY annuity_fact_system ON annuity_fact USING (kaixu_is_system());
CREATE POLICY annuity_fact_tenant ON annuity_fact USING (kaixu_acts_for(organisation_id));
