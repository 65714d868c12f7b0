-- 对接会、洽谈会、展示会、推介会. Anybody reads an event from its approval on.
CREATE TABLE event (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  type text NOT NULL CHECK (type IN ('MATCHMAKING', 'NEGOTIATION', 'SHOWCASE', 'PROMOTION')),
  mode text NOT NULL CHECK (mode IN ('ON_SITE', 'ONLINE', 'HYBRID')),
  title text NOT NULL,
  title_en text,
  intro text NOT NULL,
  theme text,
  co_organisers text[] NOT NULL DEFAULT '{}',
  venue text,
  online_url text,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  registration_opens_at timestamptz NOT NULL,
  registration_closes_at timestamptz NOT NULL,
  capacity integer CHECK (capacity > 0),
  admission text NOT NULL CHECK (admission IN ('AUTOMATIC', 'BY_STAFF')),
  contact text NOT NULL,
  state text NOT NULL CHECK (state IN ('PLANNED', 'APPROVED', 'REGISTRATION_OPEN', 'REGISTRATION_CLOSED', 'HELD', 'SUMMARISED',
    'ARCHIVED', 'CANCELLED')),
  cancel_reason text,
  minutes text,
  cost_fen bigint CHECK (cost_fen >= 0),
  budget_source text,
  satisfaction_bp integer CHECK (satisfaction_bp BETWEEN 0 AND 10000),
  version integer NOT NULL,
  -- Grows with what participants must learn: place, time, cancellation. It is the sequence of the calendar entry.
  notice_version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  approved_by uuid,
  CHECK (ends_at > starts_at),
  CHECK (registration_closes_at > registration_opens_at),
  CHECK (mode = 'ONLINE' OR venue IS NOT NULL)
);
CREATE INDEX event_organisation ON event (organisation_id, id DESC);
CREATE INDEX event_public ON event (starts_at, id) WHERE state <> 'PLANNED';
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_system ON event USING (kaixu_is_system());
CREATE POLICY event_tenant ON event USING (kaixu_acts_for(organisation_id));
CREATE POLICY event_public ON event FOR SELECT USING (state <> 'PLANNED');

CREATE TABLE event_agenda (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  position smallint NOT NULL,
  starts_at timestamptz NOT NULL,
  title text NOT NULL,
  speaker text,
  patent_ids uuid[] NOT NULL DEFAULT '{}',
  UNIQUE (event_id, position)
);
ALTER TABLE event_agenda ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_agenda_system ON event_agenda USING (kaixu_is_system());
CREATE POLICY event_agenda_tenant ON event_agenda USING (kaixu_acts_for(organisation_id));
CREATE POLICY event_agenda_public ON event_agenda FOR SELECT USING (
  EXISTS (SELECT 1 FROM event e WHERE e.id = event_id AND e.state <> 'PLANNED'));

-- Who takes part. `code` is the participant's key to this row: in the confirmation, and as QR code at the door.
CREATE TABLE event_registration (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  organisation_id uuid NOT NULL REFERENCES organisation,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  unit text NOT NULL,
  position text,
  phone text NOT NULL,
  email text,
  side text NOT NULL CHECK (side IN ('DEMAND', 'SUPPLY', 'VISITOR')),
  topic text,
  state text NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'WAITING', 'DECLINED', 'CANCELLED')),
  walk_in boolean NOT NULL,
  registered_at timestamptz NOT NULL,
  checked_in_at timestamptz
);
CREATE UNIQUE INDEX event_registration_once ON event_registration (event_id, phone) WHERE state NOT IN ('CANCELLED', 'DECLINED');
CREATE INDEX event_registration_queue ON event_registration (event_id, state, id);
ALTER TABLE event_registration ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_registration_system ON event_registration USING (kaixu_is_system());
CREATE POLICY event_registration_tenant ON event_registration USING (kaixu_acts_for(organisation_id));

-- How many seats are taken, without who sits on them.
CREATE FUNCTION event_confirmed(wanted uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT count(*)::integer FROM event_registration r JOIN event e ON e.id = r.event_id
  WHERE r.event_id = wanted AND r.state = 'CONFIRMED' AND e.state <> 'PLANNED'
$$;
