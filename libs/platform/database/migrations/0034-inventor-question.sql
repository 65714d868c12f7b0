-- A university asks an inventor what to make of a match, by a letter with a link that needs no account.
CREATE TABLE inventor_question (
  id uuid PRIMARY KEY,
  match_id uuid NOT NULL REFERENCES match ON DELETE CASCADE,
  university_id uuid NOT NULL REFERENCES organisation,
  -- Erased when the question is withdrawn.
  email text,
  note text,
  language text NOT NULL CHECK (language IN ('zh', 'en')),
  -- SHA-256 of the link's secret, which stands in the letter only; null until the letter is written.
  secret_hash text UNIQUE,
  expires_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  verdict text CHECK (verdict IN ('CAN_HELP', 'NOT_FIT')),
  reason text,
  sentence text,
  answered_at timestamptz,
  asked_by uuid,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK ((email IS NULL) = (withdrawn_at IS NOT NULL)),
  CHECK ((verdict = 'NOT_FIT') = (reason IS NOT NULL)),
  CHECK ((verdict IS NULL) = (answered_at IS NULL))
);
CREATE INDEX inventor_question_match ON inventor_question (match_id, id);
ALTER TABLE inventor_question ENABLE ROW LEVEL SECURITY;
CREATE POLICY inventor_question_system ON inventor_question USING (kaixu_is_system());
-- The university's own: neither the firm nor staff read whom it asked, or what the inventor said.
CREATE POLICY inventor_question_own ON inventor_question USING (kaixu_acts_for(university_id));
