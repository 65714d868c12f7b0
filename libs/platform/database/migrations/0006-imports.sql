-- How an organisation reads files with these headers, where a person changed what was recognised.
CREATE TABLE import_mapping (
  organisation_id uuid NOT NULL REFERENCES organisation,
  -- Of the folded headers in their order.
  headers_hash text NOT NULL,
  -- Only what differs from the recognition: [{index, field}]
  columns jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by uuid,
  PRIMARY KEY (organisation_id, headers_hash)
);
ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_mapping_system ON import_mapping USING (kaixu_is_system());
CREATE POLICY import_mapping_tenant ON import_mapping USING (kaixu_acts_for(organisation_id));
