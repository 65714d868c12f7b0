-- Drawings, photographs and papers that a firm attaches to its need. Who may read the whole need may read them.
CREATE TABLE need_file (
  need_id uuid NOT NULL REFERENCES need,
  file_id uuid NOT NULL REFERENCES stored_file,
  -- Beside the row that holds the bytes, which is the firm's own.
  name text NOT NULL,
  size integer NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (need_id, file_id)
);
CREATE UNIQUE INDEX need_file_file ON need_file (file_id);
ALTER TABLE need_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_file_system ON need_file USING (kaixu_is_system());
CREATE POLICY need_file_firm ON need_file USING (EXISTS (SELECT 1 FROM need n
  WHERE n.id = need_file.need_id AND (kaixu_acts_for(n.firm_id) OR kaixu_acts_for(n.entered_by_id))));
-- The policies of the need itself decide: the service centre, and universities as far as the firm lets them.
CREATE POLICY need_file_readers ON need_file FOR SELECT USING (EXISTS (SELECT 1 FROM need n WHERE n.id = need_file.need_id));
