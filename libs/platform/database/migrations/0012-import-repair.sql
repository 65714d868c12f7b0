-- What one import changed of one patent: the former values of the fields it wrote, and the versions it left behind. Only a
-- record that still has these versions is undone.
CREATE TABLE import_change (
  batch_id uuid NOT NULL REFERENCES import_batch,
  organisation_id uuid NOT NULL REFERENCES organisation,
  patent_id uuid NOT NULL,
  created boolean NOT NULL,
  held boolean NOT NULL,
  patent_before jsonb NOT NULL,
  holding_before jsonb,
  patent_version integer NOT NULL,
  holding_version integer NOT NULL,
  undone_at timestamptz,
  -- Why the undoing left it as it was.
  kept text CHECK (kept IN ('CHANGED_SINCE', 'OTHER_HOLDER', 'IN_USE', 'GONE')),
  PRIMARY KEY (batch_id, patent_id)
);
CREATE INDEX import_change_open ON import_change (batch_id, patent_id) WHERE undone_at IS NULL AND kept IS NULL;
ALTER TABLE import_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_change_system ON import_change USING (kaixu_is_system());
CREATE POLICY import_change_tenant ON import_change USING (kaixu_acts_for(organisation_id));

ALTER TABLE import_batch DROP CONSTRAINT import_batch_state_check;
ALTER TABLE import_batch ADD CONSTRAINT import_batch_state_check CHECK (state IN ('RECOGNISED', 'CHECKING', 'CHECKED',
  'COMMITTING', 'COMMITTED', 'FAILED', 'UNDOING', 'UNDONE'));
ALTER TABLE import_batch ADD COLUMN undone integer NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN kept integer NOT NULL DEFAULT 0;
CREATE INDEX stored_file_hash ON stored_file (organisation_id, sha256) WHERE purpose = 'IMPORT';

-- Rows that an import refused, as they stand in the file or as a person put them right.
CREATE TABLE import_refused_row (
  batch_id uuid NOT NULL REFERENCES import_batch ON DELETE CASCADE,
  organisation_id uuid NOT NULL REFERENCES organisation,
  row_number integer NOT NULL,
  cells text[] NOT NULL,
  corrected_at timestamptz,
  corrected_by uuid,
  PRIMARY KEY (batch_id, row_number)
);
ALTER TABLE import_refused_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_refused_row_system ON import_refused_row USING (kaixu_is_system());
CREATE POLICY import_refused_row_tenant ON import_refused_row USING (kaixu_acts_for(organisation_id));
