-- The organisation of which the speaker was a signed-in member; null where it was said by the code alone, or by staff.
ALTER TABLE event_meeting
  ADD demand_said_for uuid REFERENCES organisation (id),
  ADD supply_said_for uuid REFERENCES organisation (id);
