-- What went to the office to have a licence recorded (IR 87) and what came back: one row a filing, a refused one stays.
CREATE TABLE recordal (
  id uuid PRIMARY KEY,
  licence_id uuid NOT NULL REFERENCES licence,
  licensor_id uuid NOT NULL REFERENCES organisation,
  licensee_id uuid NOT NULL REFERENCES organisation,
  state text NOT NULL CHECK (state IN ('FILED', 'RECORDED', 'REFUSED')),
  filed_by text NOT NULL CHECK (filed_by IN ('LICENSOR', 'LICENSEE')),
  filed_day date NOT NULL,
  by_agent boolean NOT NULL,
  -- APPLICATION, NOTICE, PAYMENT_PROOF, IDENTITY, POWER_OF_ATTORNEY, HANDLER, OTHER (G ch.11 §7)
  files text[] NOT NULL,
  entered_by uuid,
  recorded_at timestamptz NOT NULL,
  recordal_number text,
  outcome_day date CHECK (outcome_day >= filed_day),
  -- Which side told what came back.
  outcome_by text CHECK (outcome_by IN ('LICENSOR', 'LICENSEE')),
  reason text,
  file_id uuid REFERENCES stored_file,
  answered_by uuid,
  answered_at timestamptz,
  CHECK ((state = 'FILED') = (outcome_day IS NULL)),
  CHECK ((state = 'RECORDED') = (recordal_number IS NOT NULL)),
  CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);
CREATE INDEX recordal_licence ON recordal (licence_id, recorded_at);
CREATE UNIQUE INDEX recordal_standing ON recordal (licence_id) WHERE state IN ('FILED', 'RECORDED');
ALTER TABLE recordal ENABLE ROW LEVEL SECURITY;
CREATE POLICY recordal_system ON recordal USING (kaixu_is_system());
CREATE POLICY recordal_parties ON recordal USING (kaixu_acts_for(licensor_id) OR kaixu_acts_for(licensee_id));

-- Licences whose term has ended.
CREATE INDEX licence_term ON licence (term_end) WHERE state IN ('EFFECTIVE', 'RECORDAL_FILED', 'RECORDED');

-- What licensing told of the first recorded open licence, beside what the holder states: the two may differ.
ALTER TABLE annuity_fact
  ADD told_recordal_number text,
  ADD told_recorded_day date,
  ADD told_withdrawn_day date;
