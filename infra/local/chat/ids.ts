/** Ids in the shapes Teams gives them: they carry colons, and user ids mean something to one bot only. */

const conversationPrefix = 'a:trial-';
const userPrefix = '29:trial-';

export function conversationIdOf(personId: string): string {
  return `${conversationPrefix}${personId}`;
}

export function teamsUserIdOf(personId: string): string {
  return `${userPrefix}${personId}`;
}

/** The person of a personal chat; null for any other id. */
export function personOfConversation(conversationId: string): string | null {
  return conversationId.startsWith(conversationPrefix)
    ? conversationId.slice(conversationPrefix.length)
    : null;
}

/** The person a bot means: by Teams user id, or by Entra object id as proactive messages do. */
export function personOfUser(userId: string): string {
  return userId.startsWith(userPrefix) ? userId.slice(userPrefix.length) : userId;
}
