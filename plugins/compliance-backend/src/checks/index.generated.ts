// Generated from the folders beside it by `yarn generate`. Do not edit.
/* eslint-disable */
import { check as accessReviewWasDone } from './access-control/access-review-was-done';
import { check as accountsBelongToPeople } from './access-control/accounts-belong-to-people';
import { check as bastionAccessEnds } from './access-control/bastion-access-ends';
import { check as bastionAsksForASecondFactor } from './access-control/bastion-asks-for-a-second-factor';
import { check as bastionSessionsAreRecorded } from './access-control/bastion-sessions-are-recorded';
import { check as leaversHaveNoAccess } from './access-control/leavers-have-no-access';
import { check as maintainersAreFew } from './access-control/maintainers-are-few';
import { check as repositoryIsNotPublic } from './access-control/repository-is-not-public';
import { check as storeAccountsNeedAPassword } from './access-control/store-accounts-need-a-password';
import { check as storeConnectionsAreEncrypted } from './access-control/store-connections-are-encrypted';
import { check as storesAskForACredential } from './access-control/stores-ask-for-a-credential';
import { check as alertRulesHaveARunbook } from './alerting/alert-rules-have-a-runbook';
import { check as alertRulesHaveASeverity } from './alerting/alert-rules-have-a-severity';
import { check as alertRulesReachSomebody } from './alerting/alert-rules-reach-somebody';
import { check as serviceHasAlertRule } from './alerting/service-has-alert-rule';
import { check as silencesEndSoon } from './alerting/silences-end-soon';
import { check as defaultBranchIsProtected } from './branch-policy/default-branch-is-protected';
import { check as forcePushIsForbidden } from './branch-policy/force-push-is-forbidden';
import { check as ciIsMostlyGreen } from './ci/ci-is-mostly-green';
import { check as ciRunsOnDefaultBranch } from './ci/ci-runs-on-default-branch';
import { check as mergeNeedsGreenPipeline } from './ci/merge-needs-green-pipeline';
import { check as pipelineLintsAndTests } from './ci/pipeline-lints-and-tests';
import { check as discussionsMustBeResolved } from './code-review/discussions-must-be-resolved';
import { check as mergeRequestsAreReviewed } from './code-review/merge-requests-are-reviewed';
import { check as linterIsConfigured } from './coding-standard/linter-is-configured';
import { check as databaseChangeProcedureExists } from './database-change/database-change-procedure-exists';
import { check as migrationsAreVersioned } from './database-change/migrations-are-versioned';
import { check as storesAreBackedUp } from './database-change/stores-are-backed-up';
import { check as technologiesAreMaintained } from './development-workflow/technologies-are-maintained';
import { check as repositoryHasReadme } from './documentation/repository-has-readme';
import { check as runbookSaysWhatToDo } from './documentation/runbook-says-what-to-do';
import { check as serviceHasRunbook } from './documentation/service-has-runbook';
import { check as issueProjectIsAlive } from './issue-tracking/issue-project-is-alive';
import { check as logsArrive } from './logging/logs-arrive';
import { check as serviceHasDashboard } from './monitoring/service-has-dashboard';
import { check as targetsAreUp } from './monitoring/targets-are-up';
import { check as alertHandlingProcedureExists } from './operations/alert-handling-procedure-exists';
import { check as certificatesAreRenewedInTime } from './operations/certificates-are-renewed-in-time';
import { check as clustersSurviveAFailure } from './operations/clusters-survive-a-failure';
import { check as dataHasCopies } from './operations/data-has-copies';
import { check as dataRetentionIsLimited } from './operations/data-retention-is-limited';
import { check as instancesAreHealthChecked } from './operations/instances-are-health-checked';
import { check as machinesAreConfiguredByCode } from './operations/machines-are-configured-by-code';
import { check as operationsProcedureExists } from './operations/operations-procedure-exists';
import { check as storesHaveAReplica } from './operations/stores-have-a-replica';
import { check as codeOwnersNameTheTeam } from './ownership/code-owners-name-the-team';
import { check as repositoryHasCodeOwners } from './ownership/repository-has-code-owners';
import { check as serviceHasAnOwner } from './ownership/service-has-an-owner';
import { check as providerRedundancyWasReviewed } from './provider-redundancy/provider-redundancy-was-reviewed';
import { check as dependenciesArePinned } from './release/dependencies-are-pinned';
import { check as releaseProcedureIsPractised } from './release/release-procedure-is-practised';
import { check as releasesSucceed } from './release/releases-succeed';
import { check as standUpIsHeld } from './reporting/stand-up-is-held';
import { check as weeklyReportWasHeld } from './reporting/weekly-report-was-held';

export const checks = [
  accessReviewWasDone,
  accountsBelongToPeople,
  bastionAccessEnds,
  bastionAsksForASecondFactor,
  bastionSessionsAreRecorded,
  leaversHaveNoAccess,
  maintainersAreFew,
  repositoryIsNotPublic,
  storeAccountsNeedAPassword,
  storeConnectionsAreEncrypted,
  storesAskForACredential,
  alertRulesHaveARunbook,
  alertRulesHaveASeverity,
  alertRulesReachSomebody,
  serviceHasAlertRule,
  silencesEndSoon,
  defaultBranchIsProtected,
  forcePushIsForbidden,
  ciIsMostlyGreen,
  ciRunsOnDefaultBranch,
  mergeNeedsGreenPipeline,
  pipelineLintsAndTests,
  discussionsMustBeResolved,
  mergeRequestsAreReviewed,
  linterIsConfigured,
  databaseChangeProcedureExists,
  migrationsAreVersioned,
  storesAreBackedUp,
  technologiesAreMaintained,
  repositoryHasReadme,
  runbookSaysWhatToDo,
  serviceHasRunbook,
  issueProjectIsAlive,
  logsArrive,
  serviceHasDashboard,
  targetsAreUp,
  alertHandlingProcedureExists,
  certificatesAreRenewedInTime,
  clustersSurviveAFailure,
  dataHasCopies,
  dataRetentionIsLimited,
  instancesAreHealthChecked,
  machinesAreConfiguredByCode,
  operationsProcedureExists,
  storesHaveAReplica,
  codeOwnersNameTheTeam,
  repositoryHasCodeOwners,
  serviceHasAnOwner,
  providerRedundancyWasReviewed,
  dependenciesArePinned,
  releaseProcedureIsPractised,
  releasesSucceed,
  standUpIsHeld,
  weeklyReportWasHeld,
];
