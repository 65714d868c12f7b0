-- What a worker's index has not read yet is found by the time of its last change.
CREATE INDEX patent_updated ON patent (updated_at);

-- A need beside something that may solve it: a patent that the engine or a university found, a team, a proposal.
CREATE TABLE match (
  id uuid PRIMARY KEY,
  need_id uuid NOT NULL REFERENCES need,
  firm_id uuid NOT NULL REFERENCES organisation,
  university_id uuid NOT NULL REFERENCES organisation,
  subject_type text NOT NULL CHECK (subject_type IN ('PATENT', 'TEAM', 'PROPOSAL')),
  patent_id uuid REFERENCES patent,
  team_id uuid REFERENCES team,
  -- The university's own answer, where there is one.
  answer_id uuid UNIQUE REFERENCES need_answer,
  state text NOT NULL CHECK (state IN ('SUGGESTED', 'HELD', 'SENT', 'INTERESTED', 'DECLINED', 'WITHDRAWN')),
  -- Of the engine that found it; null where a university answered with something that the engine did not find.
  score real,
  band text CHECK (band IN ('CLOSE', 'WORTH_A_LOOK')),
  lane text NOT NULL CHECK (lane IN ('MAIN', 'OTHER_TRADE')),
  -- [{element, coverage, sentence}], in the patent's own words.
  reasons jsonb NOT NULL,
  engine text,
  -- What staff wrote beside the reasons.
  note text,
  firm_verdict text CHECK (firm_verdict IN ('INTERESTED', 'DECLINED')),
  firm_reason text,
  university_verdict text CHECK (university_verdict IN ('INTERESTED', 'DECLINED')),
  university_reason text,
  sent_at timestamptz,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((subject_type = 'PATENT') = (patent_id IS NOT NULL)),
  CHECK ((subject_type = 'TEAM') = (team_id IS NOT NULL)),
  CHECK ((score IS NULL) = (engine IS NULL))
);
-- A patent stands beside a need once, whoever found it: a declined pair is never suggested again.
CREATE UNIQUE INDEX match_patent ON match (need_id, patent_id) WHERE patent_id IS NOT NULL;
CREATE INDEX match_waiting ON match (need_id, score DESC) WHERE state IN ('SUGGESTED', 'HELD');
CREATE INDEX match_firm ON match (firm_id, need_id);
CREATE INDEX match_university ON match (university_id, id DESC);
CREATE INDEX match_of_patent ON match (patent_id) WHERE patent_id IS NOT NULL;
CREATE INDEX match_sent ON match (sent_at) WHERE sent_at IS NOT NULL;

ALTER TABLE match ENABLE ROW LEVEL SECURITY;
CREATE POLICY match_system ON match USING (kaixu_is_system());
CREATE POLICY match_review ON match USING (kaixu_acts_as('{SERVICE_CENTRE}'));
-- The parties see what staff sent them, or what one of them offered; nothing that was only suggested.
CREATE POLICY match_parties ON match USING (
  state NOT IN ('SUGGESTED', 'HELD', 'WITHDRAWN') AND (kaixu_acts_for(firm_id) OR kaixu_acts_for(university_id)));

-- What people said of a pair: the product's own grades.
CREATE TABLE match_judgement (
  id uuid PRIMARY KEY,
  need_id uuid NOT NULL REFERENCES need,
  patent_id uuid NOT NULL REFERENCES patent,
  organisation_id uuid NOT NULL REFERENCES organisation,
  side text NOT NULL CHECK (side IN ('STAFF', 'FIRM', 'UNIVERSITY')),
  verdict text NOT NULL CHECK (verdict IN ('GOOD', 'BAD')),
  reason text,
  score real,
  engine text,
  judged_by uuid,
  judged_at timestamptz NOT NULL,
  UNIQUE (need_id, patent_id, organisation_id)
);
ALTER TABLE match_judgement ENABLE ROW LEVEL SECURITY;
CREATE POLICY match_judgement_system ON match_judgement USING (kaixu_is_system());
CREATE POLICY match_judgement_own ON match_judgement USING (kaixu_acts_for(organisation_id));
CREATE POLICY match_judgement_review ON match_judgement FOR SELECT USING (kaixu_acts_as('{SERVICE_CENTRE}'));
