// Generated from openapi.yaml by `yarn generate`. Do not edit.
/* eslint-disable */
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "compliance",
    "version": "1",
    "description": "Results of the checks of services and teams; waivers, attestations, history",
    "license": {
      "name": "Apache-2.0",
      "url": "https://www.apache.org/licenses/LICENSE-2.0"
    },
    "contact": {}
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "paths": {
    "/checks": {
      "get": {
        "operationId": "ListChecks",
        "description": "Every check that is declared.",
        "responses": {
          "200": {
            "description": "The checks",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Check"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/standards": {
      "get": {
        "operationId": "ListStandards",
        "description": "The requirements of each standard, with the checks that answer them and their score.",
        "responses": {
          "200": {
            "description": "The standards",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/StandardReport"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/matrix": {
      "get": {
        "operationId": "GetMatrix",
        "description": "Teams by processes, each score beside that of a week before, and the groups above them.",
        "parameters": [
          {
            "$ref": "#/components/parameters/asOf"
          }
        ],
        "responses": {
          "200": {
            "description": "The matrix",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Matrix"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/processes": {
      "get": {
        "operationId": "ListProcessScores",
        "description": "The score of each process that has checks, over all subjects.",
        "responses": {
          "200": {
            "description": "The scores",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/ProcessScore"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/results": {
      "get": {
        "operationId": "ListResults",
        "description": "Results, failures first and of those what gains most.",
        "parameters": [
          {
            "$ref": "#/components/parameters/team"
          },
          {
            "$ref": "#/components/parameters/process"
          },
          {
            "$ref": "#/components/parameters/checkId"
          },
          {
            "$ref": "#/components/parameters/entityRef"
          },
          {
            "$ref": "#/components/parameters/outcome"
          },
          {
            "$ref": "#/components/parameters/asOf"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "$ref": "#/components/parameters/limit"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of results",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ResultPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/export.csv": {
      "get": {
        "operationId": "ExportResults",
        "description": "All results of a query as CSV that is safe to open in a spreadsheet; page parameters are ignored.",
        "parameters": [
          {
            "$ref": "#/components/parameters/team"
          },
          {
            "$ref": "#/components/parameters/process"
          },
          {
            "$ref": "#/components/parameters/checkId"
          },
          {
            "$ref": "#/components/parameters/entityRef"
          },
          {
            "$ref": "#/components/parameters/outcome"
          },
          {
            "$ref": "#/components/parameters/asOf"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "$ref": "#/components/parameters/limit"
          }
        ],
        "responses": {
          "200": {
            "description": "The results",
            "content": {
              "text/csv": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/history": {
      "get": {
        "operationId": "GetHistory",
        "description": "The outcomes of one check for one subject over time, oldest first.",
        "parameters": [
          {
            "name": "checkId",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "entityRef",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The history",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/HistoryEntry"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/evaluations": {
      "post": {
        "operationId": "Evaluate",
        "description": "Evaluates now, one subject or everything, and answers when the results are stored.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "entityRef": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 1000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "Stored"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/waivers": {
      "get": {
        "operationId": "ListWaivers",
        "description": "The newest 1000 waivers, newest first.",
        "responses": {
          "200": {
            "description": "The waivers",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Waiver"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "RequestWaiver",
        "description": "Asks to leave a failure out of the score until a day, at most one year from now.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "checkId",
                  "entityRef",
                  "reason",
                  "expiresAt"
                ],
                "properties": {
                  "checkId": {
                    "type": "string",
                    "minLength": 1
                  },
                  "entityRef": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 1000
                  },
                  "reason": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 2000
                  },
                  "expiresAt": {
                    "type": "string",
                    "minLength": 1
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The waiver, waiting for a decision",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Waiver"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/waivers/{id}/decision": {
      "post": {
        "operationId": "DecideWaiver",
        "description": "Approves or rejects a waiver; refused to the person who requested it.",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "decision"
                ],
                "properties": {
                  "decision": {
                    "type": "string",
                    "enum": [
                      "approve",
                      "reject"
                    ]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The decided waiver",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Waiver"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/attestations": {
      "post": {
        "operationId": "Attest",
        "description": "States that a team did what a check asks; for members of the team and holders of the permission.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "checkId",
                  "entityRef",
                  "note"
                ],
                "properties": {
                  "checkId": {
                    "type": "string",
                    "minLength": 1
                  },
                  "entityRef": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 1000
                  },
                  "note": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 2000
                  },
                  "url": {
                    "type": "string",
                    "maxLength": 2000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The result of the check after the attestation",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CheckResult"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "parameters": {
      "team": {
        "name": "team",
        "in": "query",
        "schema": {
          "type": "string"
        }
      },
      "process": {
        "name": "process",
        "in": "query",
        "schema": {
          "type": "string"
        }
      },
      "checkId": {
        "name": "checkId",
        "in": "query",
        "schema": {
          "type": "string"
        }
      },
      "entityRef": {
        "name": "entityRef",
        "in": "query",
        "schema": {
          "type": "string"
        }
      },
      "outcome": {
        "name": "outcome",
        "in": "query",
        "schema": {
          "$ref": "#/components/schemas/DisplayOutcome"
        }
      },
      "asOf": {
        "name": "asOf",
        "in": "query",
        "description": "A day, which means its end in UTC, or a time; the answer is as it stood then.",
        "schema": {
          "type": "string"
        }
      },
      "cursor": {
        "name": "cursor",
        "in": "query",
        "schema": {
          "type": "string"
        }
      },
      "limit": {
        "name": "limit",
        "in": "query",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 500
        }
      }
    },
    "responses": {
      "Error": {
        "description": "An error",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "required": [
                "error"
              ],
              "properties": {
                "error": {
                  "type": "object",
                  "required": [
                    "name",
                    "message"
                  ],
                  "properties": {
                    "name": {
                      "type": "string"
                    },
                    "message": {
                      "type": "string"
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "schemas": {
      "Outcome": {
        "type": "string",
        "enum": [
          "pass",
          "fail",
          "notApplicable",
          "unknown"
        ]
      },
      "DisplayOutcome": {
        "type": "string",
        "enum": [
          "pass",
          "fail",
          "notApplicable",
          "unknown",
          "waived"
        ]
      },
      "Check": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "process",
          "subject",
          "severity",
          "stage",
          "why",
          "fix",
          "facts"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "process": {
            "type": "string"
          },
          "subject": {
            "type": "string",
            "enum": [
              "service",
              "team"
            ]
          },
          "severity": {
            "type": "string",
            "enum": [
              "critical",
              "high",
              "medium",
              "low"
            ]
          },
          "stage": {
            "type": "string",
            "enum": [
              "experimental",
              "stable",
              "deprecated"
            ]
          },
          "why": {
            "type": "string"
          },
          "fix": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "text",
              "effort"
            ],
            "properties": {
              "text": {
                "type": "string"
              },
              "effort": {
                "type": "string",
                "enum": [
                  "minutes",
                  "hours",
                  "days"
                ]
              }
            }
          },
          "facts": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "cadenceDays": {
            "type": "number"
          }
        }
      },
      "Score": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "coverage",
          "pass",
          "fail",
          "waived",
          "unknown",
          "notApplicable"
        ],
        "properties": {
          "score": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "coverage": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "pass": {
            "type": "integer"
          },
          "fail": {
            "type": "integer"
          },
          "waived": {
            "type": "integer"
          },
          "unknown": {
            "type": "integer"
          },
          "notApplicable": {
            "type": "integer"
          }
        }
      },
      "ProcessScore": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "process",
          "coverage",
          "pass",
          "fail",
          "waived",
          "unknown",
          "notApplicable"
        ],
        "properties": {
          "process": {
            "type": "string"
          },
          "score": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "coverage": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "pass": {
            "type": "integer"
          },
          "fail": {
            "type": "integer"
          },
          "waived": {
            "type": "integer"
          },
          "unknown": {
            "type": "integer"
          },
          "notApplicable": {
            "type": "integer"
          }
        }
      },
      "TrendedScore": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "coverage",
          "pass",
          "fail",
          "waived",
          "unknown",
          "notApplicable"
        ],
        "properties": {
          "before": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "score": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "coverage": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "pass": {
            "type": "integer"
          },
          "fail": {
            "type": "integer"
          },
          "waived": {
            "type": "integer"
          },
          "unknown": {
            "type": "integer"
          },
          "notApplicable": {
            "type": "integer"
          }
        }
      },
      "MatrixCell": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "process",
          "coverage",
          "pass",
          "fail",
          "waived",
          "unknown",
          "notApplicable"
        ],
        "properties": {
          "process": {
            "type": "string"
          },
          "before": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "score": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "coverage": {
            "type": "number",
            "minimum": 0,
            "maximum": 100
          },
          "pass": {
            "type": "integer"
          },
          "fail": {
            "type": "integer"
          },
          "waived": {
            "type": "integer"
          },
          "unknown": {
            "type": "integer"
          },
          "notApplicable": {
            "type": "integer"
          }
        }
      },
      "StandardReport": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "source",
          "requirements"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "source": {
            "type": "string"
          },
          "requirements": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "title",
                "checks",
                "score"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "checks": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "score": {
                  "$ref": "#/components/schemas/Score"
                }
              }
            }
          }
        }
      },
      "Matrix": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "processes",
          "rows",
          "groups"
        ],
        "properties": {
          "asOf": {
            "type": "string"
          },
          "comparedWith": {
            "type": "string"
          },
          "processes": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "rows": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "team",
                "teamTitle",
                "services",
                "overall",
                "cells"
              ],
              "properties": {
                "team": {
                  "type": "string"
                },
                "teamTitle": {
                  "type": "string"
                },
                "parent": {
                  "type": "string"
                },
                "services": {
                  "type": "integer"
                },
                "overall": {
                  "$ref": "#/components/schemas/TrendedScore"
                },
                "cells": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/MatrixCell"
                  }
                }
              }
            }
          },
          "groups": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "group",
                "groupTitle",
                "depth",
                "teams",
                "overall",
                "cells"
              ],
              "properties": {
                "group": {
                  "type": "string"
                },
                "groupTitle": {
                  "type": "string"
                },
                "depth": {
                  "type": "integer"
                },
                "teams": {
                  "type": "integer"
                },
                "overall": {
                  "$ref": "#/components/schemas/TrendedScore"
                },
                "cells": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/MatrixCell"
                  }
                }
              }
            }
          }
        }
      },
      "Evidence": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "text",
          "source"
        ],
        "properties": {
          "text": {
            "type": "string"
          },
          "source": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "observedAt": {
            "type": "string"
          }
        }
      },
      "CheckResult": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "checkId",
          "process",
          "entityRef",
          "entityTitle",
          "outcome",
          "display",
          "message",
          "evidence",
          "since",
          "evaluatedAt"
        ],
        "properties": {
          "checkId": {
            "type": "string"
          },
          "process": {
            "type": "string"
          },
          "entityRef": {
            "type": "string"
          },
          "entityTitle": {
            "type": "string"
          },
          "team": {
            "type": "string"
          },
          "outcome": {
            "$ref": "#/components/schemas/Outcome"
          },
          "display": {
            "$ref": "#/components/schemas/DisplayOutcome"
          },
          "message": {
            "type": "string"
          },
          "evidence": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Evidence"
            }
          },
          "since": {
            "type": "string"
          },
          "evaluatedAt": {
            "type": "string"
          },
          "waiver": {
            "$ref": "#/components/schemas/Waiver"
          }
        }
      },
      "ResultPage": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "total"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/CheckResult"
            }
          },
          "nextCursor": {
            "type": "string"
          },
          "total": {
            "type": "integer"
          }
        }
      },
      "HistoryEntry": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "outcome",
          "message",
          "from"
        ],
        "properties": {
          "outcome": {
            "$ref": "#/components/schemas/Outcome"
          },
          "message": {
            "type": "string"
          },
          "from": {
            "type": "string"
          },
          "to": {
            "type": "string"
          }
        }
      },
      "Waiver": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "checkId",
          "entityRef",
          "reason",
          "requestedBy",
          "requestedAt",
          "state",
          "expiresAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "checkId": {
            "type": "string"
          },
          "entityRef": {
            "type": "string"
          },
          "reason": {
            "type": "string"
          },
          "requestedBy": {
            "type": "string"
          },
          "requestedAt": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "requested",
              "approved",
              "rejected",
              "expired"
            ]
          },
          "decidedBy": {
            "type": "string"
          },
          "decidedAt": {
            "type": "string"
          },
          "expiresAt": {
            "type": "string"
          }
        }
      }
    }
  }
} as const;
