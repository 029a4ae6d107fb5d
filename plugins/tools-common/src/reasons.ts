/**
 * Every sentence that says why an item belongs to a service, why a group owns it, or whose an
 * account is, with its places in the spelling of translations. A key that was published keeps its
 * places, because stored reasons name both; another sentence takes another key.
 */
export const REASONS = {
  annotation: 'annotation {{annotation}} is {{value}}',
  annotationNumber:
    'annotation {{annotation}} is {{value}}, a number that each of {{tools}} tools may have; {{better}} would be sure',
  sameRepository: 'same repository {{repository}}',
  sameRepositoryMoved: 'same repository {{repository}}, formerly {{former}}',
  repositoryFolder:
    "same repository {{repository}}, and {{folder}} is this service's",
  repositoryFolderMoved:
    "same repository {{repository}}, formerly {{former}}, and {{folder}} is this service's",
  repositoryName:
    "same repository {{repository}}, and its name is this service's",
  repositoryNameMoved:
    "same repository {{repository}}, formerly {{former}}, and its name is this service's",
  sharedRepository:
    'same repository {{repository}}, which {{services}} services share',
  sharedRepositoryMoved:
    'same repository {{repository}}, formerly {{former}}, which {{services}} services share',
  sourceFolder:
    'its source is the folder {{folder}} of the repository {{repository}}',
  sourceFolderMoved:
    'its source is the folder {{folder}} of the repository {{repository}}, formerly {{former}}',
  catalogFile: 'its catalog-info.yaml describes {{entity}}',
  catalogFileElsewhere:
    'its catalog-info.yaml describes {{entity}}, which the catalog has from another repository',
  catalogFileMore:
    'its catalog-info.yaml describes {{entity}} and {{others}} more',
  codeOwners:
    'its code owners file names {{name}}, whose only service is {{service}}',
  codeOwnersHere:
    'its code owners file names {{name}}, who own {{service}} of the services that share it',
  label: 'label {{label}}',
  naming: 'the naming rule {{pattern}} finds {{service}} in its name {{name}}',
  sameName: "its name {{name}} is the service's",
  similarName: 'its name {{name}} is {{percent}} % like {{service}}',
  linkedBy: 'linked by {{person}}',
  ownerLabel: 'its label names {{label}}',
  ownerCodeOwners: 'its code owners file names {{name}}',
  ownerPath: 'it lies in {{path}}',
  ownerPerson: '{{person}} leads it and is in that group',
  ownerService: 'it belongs to {{service}}',
  accountAnnotation: 'annotation {{annotation}} names it',
  accountEmail: 'its e-mail address is the same',
  accountEmailUnconfirmed:
    'its e-mail address is the same, but was never confirmed',
  accountUsername: 'its user name {{username}} is the same',
  accountUsernameAndEmail:
    'its user name {{username}} is the same, and the e-mail address agrees',
  accountUsernameAndName:
    'its user name {{username}} is the same, and the name agrees',
  accountName: 'its name {{name}} is the same',
  accountSaid: '{{person}} says so',
  accountOfService: '{{person}} says that it is a service account',
} as const;

export type ReasonKey = keyof typeof REASONS;

type Places<Text extends string> =
  Text extends `${string}{{${infer Place}}}${infer Rest}`
    ? Place | Places<Rest>
    : never;

/** What fills the places of a reason. */
export type ReasonValues<Key extends ReasonKey> = Record<
  Places<(typeof REASONS)[Key]>,
  string
>;

/** A reason apart from any language. A newer backend may know rules that its reader does not. */
export interface Because {
  rule: string;
  values: Record<string, string>;
}

export function isReasonKey(rule: string): rule is ReasonKey {
  return Object.hasOwn(REASONS, rule);
}

/** A reason as one English sentence, and apart from any language. */
export function because<Key extends ReasonKey>(
  rule: Key,
  values: ReasonValues<Key>,
): { reason: string; because: Because } {
  const filled: Record<string, string> = values;
  return {
    reason: REASONS[rule].replace(
      /\{\{(\w+)\}\}/g,
      (_, place) => filled[place],
    ),
    because: { rule, values },
  };
}
