// Generated from data/ by `yarn generate`. Do not edit.
/* eslint-disable */
export const data = {
  "processes": [
    {
      "id": "development-workflow",
      "title": "Development workflow"
    },
    {
      "id": "code-review",
      "title": "Code review"
    },
    {
      "id": "branch-policy",
      "title": "Branch policy"
    },
    {
      "id": "coding-standard",
      "title": "Coding standard"
    },
    {
      "id": "ci",
      "title": "Continuous integration"
    },
    {
      "id": "release",
      "title": "Release"
    },
    {
      "id": "database-change",
      "title": "Database change"
    },
    {
      "id": "configuration",
      "title": "Configuration"
    },
    {
      "id": "logging",
      "title": "Logging"
    },
    {
      "id": "monitoring",
      "title": "Monitoring"
    },
    {
      "id": "alerting",
      "title": "Alerting"
    },
    {
      "id": "operations",
      "title": "Operations"
    },
    {
      "id": "issue-tracking",
      "title": "Issue tracking"
    },
    {
      "id": "access-control",
      "title": "Access control"
    },
    {
      "id": "ownership",
      "title": "Ownership"
    },
    {
      "id": "documentation",
      "title": "Documentation"
    },
    {
      "id": "reporting",
      "title": "Reporting"
    },
    {
      "id": "provider-redundancy",
      "title": "Provider redundancy"
    }
  ],
  "technologies": []
};
