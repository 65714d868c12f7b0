-- Which sheet an organisation chose in a workbook with these sheets: the next one with the same names is read so.
CREATE TABLE import_sheet_choice (
  organisation_id uuid NOT NULL REFERENCES organisation,
  names_hash text NOT NULL,
  sheet text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, names_hash)
);
ALTER TABLE import_sheet_choice ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_sheet_choice_system ON import_sheet_choice USING (kaixu_is_system());
CREATE POLICY import_sheet_choice_tenant ON import_sheet_choice USING (kaixu_acts_for(organisation_id));
