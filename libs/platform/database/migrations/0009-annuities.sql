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
