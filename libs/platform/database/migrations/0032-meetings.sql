-- Who somebody takes part for, and when: the one-to-one schedule asks.
ALTER TABLE event_registration
  -- The organisation on whose behalf somebody signed in registered, or that staff found them to be of.
  ADD COLUMN party_id uuid REFERENCES organisation,
  -- Sessions of the plan in which the person is there, from 0; null: in all.
  ADD COLUMN sessions smallint[],
  ADD COLUMN min_meetings smallint NOT NULL DEFAULT 0 CHECK (min_meetings >= 0),
  ADD COLUMN max_meetings smallint CHECK (max_meetings >= 1 AND max_meetings >= min_meetings),
  ADD CONSTRAINT event_registration_at_side UNIQUE (id, event_id, side);
CREATE INDEX event_registration_party ON event_registration (party_id) WHERE party_id IS NOT NULL;

-- When and at how many tables the one-to-one meetings of an event take place.
CREATE TABLE event_plan (
  event_id uuid PRIMARY KEY REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  -- [{startsAt, endsAt}]: each is cut into slots, which are counted from 0 over all of them.
  sessions jsonb NOT NULL,
  slot_minutes smallint NOT NULL CHECK (slot_minutes BETWEEN 5 AND 120),
  pause_minutes smallint NOT NULL CHECK (pause_minutes BETWEEN 0 AND 60),
  tables smallint NOT NULL CHECK (tables BETWEEN 1 AND 300),
  wishes_close_at timestamptz NOT NULL,
  published_at timestamptz,
  version integer NOT NULL
);
ALTER TABLE event_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_plan_system ON event_plan USING (kaixu_is_system());
CREATE POLICY event_plan_tenant ON event_plan USING (kaixu_acts_for(organisation_id));

-- What a participant wants of another. It holds no place before it is scheduled.
CREATE TABLE event_wish (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  from_id uuid NOT NULL REFERENCES event_registration,
  to_id uuid NOT NULL REFERENCES event_registration,
  -- 优先洽谈, a meeting, 不安排
  wish text NOT NULL CHECK (wish IN ('PRIORITY', 'WANT', 'REFUSE')),
  note text,
  updated_at timestamptz NOT NULL,
  CHECK (from_id <> to_id),
  UNIQUE (from_id, to_id)
);
CREATE INDEX event_wish_event ON event_wish (event_id);
CREATE INDEX event_wish_to ON event_wish (to_id);
ALTER TABLE event_wish ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_wish_system ON event_wish USING (kaixu_is_system());
CREATE POLICY event_wish_tenant ON event_wish USING (kaixu_acts_for(organisation_id));

-- A search for a plan: a job that can be watched and ended. Its meetings are a proposal until staff take them over.
CREATE TABLE event_plan_run (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  stop_wanted boolean NOT NULL DEFAULT false,
  seconds smallint NOT NULL CHECK (seconds BETWEEN 1 AND 120),
  seed integer NOT NULL,
  value double precision,
  bound double precision,
  minima_met integer,
  gaps integer,
  moves integer,
  -- [{demand, supply, slot, table}]
  meetings jsonb,
  requested_by uuid,
  requested_at timestamptz NOT NULL,
  ended_at timestamptz,
  taken_over_at timestamptz
);
CREATE INDEX event_plan_run_event ON event_plan_run (event_id, id DESC);
-- One search at a time for an event.
CREATE UNIQUE INDEX event_plan_run_busy ON event_plan_run (event_id) WHERE state IN ('QUEUED', 'RUNNING');
ALTER TABLE event_plan_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_plan_run_system ON event_plan_run USING (kaixu_is_system());
CREATE POLICY event_plan_run_tenant ON event_plan_run USING (kaixu_acts_for(organisation_id));

-- Two people at a table. No interface can seat somebody, or use a table, twice in a slot: the database refuses it. The
-- constraints are checked when a statement ends, so that one statement may let two meetings change places.
CREATE TABLE event_meeting (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  demand_id uuid NOT NULL,
  supply_id uuid NOT NULL,
  -- Only for the keys below: somebody is of one side, so that one person is never in both columns.
  demand_side text NOT NULL DEFAULT 'DEMAND' CHECK (demand_side = 'DEMAND'),
  supply_side text NOT NULL DEFAULT 'SUPPLY' CHECK (supply_side = 'SUPPLY'),
  -- Whom each is of: two organisations meet once.
  demand_unit text NOT NULL,
  supply_unit text NOT NULL,
  slot smallint NOT NULL CHECK (slot >= 0),
  place smallint NOT NULL CHECK (place >= 0),
  locked boolean NOT NULL DEFAULT false,
  -- A suggestion may vanish with its ground; the meeting stays.
  match_id uuid REFERENCES match ON DELETE SET NULL,
  demand_outcome text CHECK (demand_outcome IN ('NOT_HELD', 'NO', 'MORE_INFORMATION', 'TRIAL', 'INTENT')),
  demand_note text,
  demand_said_at timestamptz,
  supply_outcome text CHECK (supply_outcome IN ('NOT_HELD', 'NO', 'MORE_INFORMATION', 'TRIAL', 'INTENT')),
  supply_note text,
  supply_said_at timestamptz,
  changed_at timestamptz NOT NULL,
  FOREIGN KEY (demand_id, event_id, demand_side) REFERENCES event_registration (id, event_id, side),
  FOREIGN KEY (supply_id, event_id, supply_side) REFERENCES event_registration (id, event_id, side),
  CONSTRAINT event_meeting_demand UNIQUE (event_id, demand_id, slot) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT event_meeting_supply UNIQUE (event_id, supply_id, slot) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT event_meeting_place UNIQUE (event_id, place, slot) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT event_meeting_pair UNIQUE (event_id, demand_unit, supply_unit) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX event_meeting_of_demand ON event_meeting (demand_id);
CREATE INDEX event_meeting_of_supply ON event_meeting (supply_id);
CREATE INDEX event_meeting_units ON event_meeting (demand_unit, supply_unit);
ALTER TABLE event_meeting ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_meeting_system ON event_meeting USING (kaixu_is_system());
CREATE POLICY event_meeting_tenant ON event_meeting USING (kaixu_acts_for(organisation_id));

-- Organisations that were asked to come, because their matches give them something to talk about.
CREATE TABLE event_invitation (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  party_id uuid NOT NULL REFERENCES organisation,
  side text NOT NULL CHECK (side IN ('DEMAND', 'SUPPLY')),
  invited_at timestamptz NOT NULL,
  invited_by uuid,
  UNIQUE (event_id, party_id)
);
ALTER TABLE event_invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_invitation_system ON event_invitation USING (kaixu_is_system());
CREATE POLICY event_invitation_tenant ON event_invitation USING (kaixu_acts_for(organisation_id));
CREATE POLICY event_invitation_invited ON event_invitation FOR SELECT USING (kaixu_acts_for(party_id));

-- What is to be done after a meeting, by whom and by when.
CREATE TABLE event_follow_up (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  meeting_id uuid NOT NULL REFERENCES event_meeting ON DELETE CASCADE,
  what text NOT NULL,
  owner text NOT NULL,
  due_day date NOT NULL,
  done_day date,
  result text,
  version integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX event_follow_up_meeting ON event_follow_up (meeting_id);
CREATE INDEX event_follow_up_due ON event_follow_up (organisation_id, due_day) WHERE done_day IS NULL;
ALTER TABLE event_follow_up ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_follow_up_system ON event_follow_up USING (kaixu_is_system());
CREATE POLICY event_follow_up_tenant ON event_follow_up USING (kaixu_acts_for(organisation_id));

-- Where a licence came from, `meeting:<id>` or `match:<id>`, as its licensee stated it: whoever counts checks the parties.
ALTER TABLE licence ADD COLUMN origin text CHECK (origin ~ '^(meeting|match):[0-9a-f-]{36}$');
