-- The size class that an enterprise stated of itself last; public like its name. The figures behind it are not.
ALTER TABLE organisation ADD COLUMN size_class text CHECK (size_class IN ('LARGE', 'MEDIUM', 'SMALL', 'MICRO'));
ALTER TABLE organisation ADD COLUMN size_year smallint;

-- What somebody stated of an enterprise's size in one year: itself, or the centre that keeps a file on it.
CREATE TABLE size_statement (
  id uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES organisation,
  stated_for uuid NOT NULL REFERENCES organisation,
  year smallint NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  sector text NOT NULL,
  employees integer CHECK (employees >= 0),
  revenue_fen bigint CHECK (revenue_fen >= 0),
  assets_fen bigint CHECK (assets_fen >= 0),
  size_class text NOT NULL CHECK (size_class IN ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
  evidence text NOT NULL,
  stated_at timestamptz NOT NULL,
  stated_by uuid,
  UNIQUE (enterprise_id, stated_for, year)
);
ALTER TABLE size_statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY size_statement_system ON size_statement USING (kaixu_is_system());
CREATE POLICY size_statement_tenant ON size_statement USING (kaixu_acts_for(stated_for));

-- One file for each key enterprise and centre (一企一册).
CREATE TABLE enterprise_file (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  firm_id uuid NOT NULL REFERENCES organisation,
  level text NOT NULL CHECK (level IN ('KEY', 'ORDINARY')),
  owner_id uuid REFERENCES person,
  products text,
  research text,
  intellectual_property text,
  notes text,
  next_step text,
  next_step_day date,
  reviewed_day date,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  UNIQUE (organisation_id, firm_id),
  CHECK ((next_step IS NULL) = (next_step_day IS NULL))
);
CREATE INDEX enterprise_file_firm ON enterprise_file (firm_id);
CREATE INDEX enterprise_file_next ON enterprise_file (organisation_id, next_step_day);
ALTER TABLE enterprise_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY enterprise_file_system ON enterprise_file USING (kaixu_is_system());
CREATE POLICY enterprise_file_tenant ON enterprise_file USING (kaixu_acts_for(organisation_id));

-- Which centres keep a file on a firm: all that the firm sees of it.
CREATE TABLE enterprise_file_kept (
  file_id uuid PRIMARY KEY REFERENCES enterprise_file,
  organisation_id uuid NOT NULL REFERENCES organisation,
  firm_id uuid NOT NULL REFERENCES organisation,
  since date NOT NULL
);
CREATE INDEX enterprise_file_kept_firm ON enterprise_file_kept (firm_id);
ALTER TABLE enterprise_file_kept ENABLE ROW LEVEL SECURITY;
CREATE POLICY enterprise_file_kept_system ON enterprise_file_kept USING (kaixu_is_system());
CREATE POLICY enterprise_file_kept_tenant ON enterprise_file_kept USING (kaixu_acts_for(organisation_id));
CREATE POLICY enterprise_file_kept_firm ON enterprise_file_kept FOR SELECT USING (kaixu_acts_for(firm_id));

-- People of the firm. `basis` says why their data may be kept (PIPL 13).
CREATE TABLE enterprise_contact (
  id uuid PRIMARY KEY,
  file_id uuid NOT NULL REFERENCES enterprise_file,
  organisation_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  position text,
  phone text,
  email text,
  basis text NOT NULL,
  basis_day date NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX enterprise_contact_file ON enterprise_contact (file_id);
ALTER TABLE enterprise_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY enterprise_contact_system ON enterprise_contact USING (kaixu_is_system());
CREATE POLICY enterprise_contact_tenant ON enterprise_contact USING (kaixu_acts_for(organisation_id));

CREATE TABLE enterprise_visit (
  id uuid PRIMARY KEY,
  file_id uuid NOT NULL REFERENCES enterprise_file,
  organisation_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('VISIT', 'CALL', 'MEETING', 'NOTE')),
  day date NOT NULL,
  summary text NOT NULL,
  people text,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES person
);
CREATE INDEX enterprise_visit_file ON enterprise_visit (file_id, day DESC, id DESC);
ALTER TABLE enterprise_visit ENABLE ROW LEVEL SECURITY;
CREATE POLICY enterprise_visit_system ON enterprise_visit USING (kaixu_is_system());
CREATE POLICY enterprise_visit_tenant ON enterprise_visit USING (kaixu_acts_for(organisation_id));
