/** The eleven switches of SuperOffice by name, each with a kind that it governs. */
export const SUPEROFFICE_TOGGLES = [
  ['Show notifications for meeting invitations', 'meeting.invited'],
  ['Show notifications for changed meetings', 'meeting.changed'],
  ['Show notifications for cancelled meetings', 'meeting.cancelled'],
  ['Show notifications for declined invitations', 'meeting.declined'],
  ['Show notifications for customer messages', 'request.custom'],
  ['Show notifications for requests in your favourite list', 'request.favouriteUpdated'],
  ['Show notifications when someone takes over your request', 'request.takenOver'],
  ['Show notifications for requests activated', 'request.activated'],
  ['Show notifications for escalated requests', 'request.escalated'],
  ['Show notifications for new message in request', 'request.message'],
  ['Show notifications for new requests', 'request.created'],
] as const;
