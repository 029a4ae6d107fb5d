/** Annotations that Strata writes on entities it emits. */
export const ANNOTATION_ITEM_UID = 'strata.dev/item-uid';
export const ANNOTATION_EXTERNAL_ID = 'strata.dev/external-id';
export const ANNOTATION_TOOL_INSTANCE = 'strata.dev/tool-instance';

/**
 * Scheme of the `managed-by` locations of entities that Strata emits:
 * `strata-tools:<instance>/<resource>`. Permanent: the catalog deletes what it no longer finds under it.
 */
export const MANAGED_BY_SCHEME = 'strata-tools';

/**
 * Topic on which tools-backend says that its feed grew or facts changed. Only a hint: what
 * its API answers is the truth.
 */
export const TOOLS_CHANGED_TOPIC = 'strata.tools.changed';

/** Owner of items for which no team was found. Strata emits this group and leaves it out of team scores. */
export const UNOWNED_GROUP_REF = 'group:default/unowned';

/**
 * Annotation of a User that names their accounts in a tool: user names or ids of the connector's
 * accounts, separated by commas, each with the id of the instance before it where several differ:
 * `strata.dev/account-gitlab: main:mchen`.
 */
export function accountAnnotation(connector: string): string {
  return `strata.dev/account-${connector}`;
}

/** Annotation of a User with the day on which the person left or leaves: `2026-11-30`. */
export const ANNOTATION_LEFT_ON = 'strata.dev/left-on';
