// Generated from openapi.yaml by `yarn generate`. Do not edit.
/* eslint-disable */
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "Strata tools",
    "version": "1.0.0",
    "description": "Tools, their items, links to services, facts, syncs and write actions.",
    "license": {
      "name": "Apache-2.0",
      "url": "https://www.apache.org/licenses/LICENSE-2.0.html"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "paths": {
    "/instances": {
      "get": {
        "operationId": "listInstances",
        "summary": "The configured tools",
        "responses": {
          "200": {
            "description": "All of them",
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
                        "$ref": "#/components/schemas/ToolInstance"
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
    "/syncs": {
      "get": {
        "operationId": "listSyncs",
        "summary": "The state of every sync",
        "responses": {
          "200": {
            "description": "All of them",
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
                        "$ref": "#/components/schemas/SyncState"
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
    "/syncs/trends": {
      "get": {
        "operationId": "listSyncTrends",
        "summary": "How the last runs of every sync went, oldest first",
        "responses": {
          "200": {
            "description": "All of them",
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
                        "$ref": "#/components/schemas/SyncTrend"
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
    "/syncs/{instance}/{resource}": {
      "delete": {
        "operationId": "removeRetired",
        "summary": "Removes everything of a sync that is not configured any more",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
          }
        ],
        "responses": {
          "204": {
            "description": "Done"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/syncs/{instance}/{resource}/run": {
      "post": {
        "operationId": "runSync",
        "summary": "Starts a sync now and returns at once",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
          }
        ],
        "responses": {
          "202": {
            "description": "Running; `started` is false when it already was",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "started"
                  ],
                  "properties": {
                    "started": {
                      "type": "boolean"
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
    "/syncs/{instance}/{resource}/runs": {
      "get": {
        "operationId": "listSyncRuns",
        "summary": "The last runs of a sync, newest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Runs",
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
                        "$ref": "#/components/schemas/SyncRun"
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
    "/syncs/{instance}/{resource}/dry-run": {
      "post": {
        "operationId": "dryRunSync",
        "summary": "Starts to look what a run would change; the result is a run of mode `dry`",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
          }
        ],
        "responses": {
          "202": {
            "description": "Looking; `started` is false when the sync runs",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "started"
                  ],
                  "properties": {
                    "started": {
                      "type": "boolean"
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
    "/syncs/{instance}/{resource}/pause": {
      "put": {
        "operationId": "pauseSync",
        "summary": "Stops, or allows again, runs by schedule",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
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
                  "paused"
                ],
                "properties": {
                  "paused": {
                    "type": "boolean"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "Done"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/instances/{instance}/check": {
      "post": {
        "operationId": "checkInstance",
        "summary": "Tries address, credential and permissions of a configured tool; changes nothing",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          }
        ],
        "responses": {
          "200": {
            "description": "What works and what the credential lacks",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/InstanceCheck"
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
    "/instances/{instance}/webhooks": {
      "get": {
        "operationId": "getWebhooks",
        "summary": "Whether webhooks of a tool arrive, and how to set them up",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          }
        ],
        "responses": {
          "200": {
            "description": "Counts, and what to enter in the tool",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/InstanceWebhooks"
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
    "/syncs/{instance}/{resource}/held": {
      "get": {
        "operationId": "listHeldRemovals",
        "summary": "Removals that a person decides, by title, one page at a time",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
          },
          {
            "name": "group",
            "in": "query",
            "description": "Held back, which is the default, or refused before",
            "schema": {
              "$ref": "#/components/schemas/RemovalGroup"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/HeldRemovals"
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
        "operationId": "decideRemovals",
        "summary": "Accepts or refuses removals that a person was shown, and no others",
        "parameters": [
          {
            "$ref": "#/components/parameters/Instance"
          },
          {
            "$ref": "#/components/parameters/Resource"
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
                  "decision",
                  "revision"
                ],
                "properties": {
                  "group": {
                    "$ref": "#/components/schemas/RemovalGroup"
                  },
                  "decision": {
                    "type": "string",
                    "enum": [
                      "accept",
                      "refuse"
                    ]
                  },
                  "revision": {
                    "type": "string",
                    "description": "Of the list that was shown; when it has changed since, the answer is 409"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "Done"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/items": {
      "get": {
        "operationId": "listItems",
        "summary": "Items by title, one page at a time",
        "parameters": [
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "name": "type",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          },
          {
            "name": "process",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          },
          {
            "name": "instance",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "name": "unlinked",
            "in": "query",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
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
                        "$ref": "#/components/schemas/ToolItem"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/services/tools": {
      "get": {
        "operationId": "getServiceTools",
        "summary": "Everything of one service",
        "parameters": [
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Linked items by process, and suggestions",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceTools"
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
    "/services/refresh": {
      "post": {
        "operationId": "refreshService",
        "summary": "Reads again, now, every sync that has an item of the service",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "entityRef"
                ],
                "properties": {
                  "entityRef": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 255
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "Running",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "syncs"
                  ],
                  "properties": {
                    "syncs": {
                      "type": "integer"
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
    "/links": {
      "post": {
        "operationId": "linkItem",
        "summary": "Links an item by hand",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "itemUid",
                  "entityRef"
                ],
                "properties": {
                  "itemUid": {
                    "type": "string",
                    "pattern": "^[0-9a-f]{16}$"
                  },
                  "entityRef": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 255
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The link",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ItemLink"
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
    "/links/{id}/decision": {
      "post": {
        "operationId": "decideLink",
        "summary": "Accepts or rejects a link for good",
        "parameters": [
          {
            "$ref": "#/components/parameters/Id"
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
                      "accept",
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
            "description": "The link",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ItemLink"
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
    "/links/suggestions": {
      "get": {
        "operationId": "listSuggestions",
        "summary": "Links that rules are not sure of, the likeliest first, one page at a time",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 255
            }
          },
          {
            "name": "process",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          },
          {
            "name": "instance",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "name": "source",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/LinkSource"
            }
          },
          {
            "name": "minPercent",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 100
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "total"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Suggestion"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/links/decisions": {
      "post": {
        "operationId": "decideLinks",
        "summary": "Accepts or rejects many suggestions for good; each has a result of its own",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "ids",
                  "decision"
                ],
                "properties": {
                  "ids": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 500,
                    "uniqueItems": true,
                    "items": {
                      "type": "string",
                      "maxLength": 36,
                      "pattern": "^[^\\x00-\\x1f]+$"
                    }
                  },
                  "decision": {
                    "type": "string",
                    "enum": [
                      "accept",
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
            "description": "What became of each",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "results"
                  ],
                  "properties": {
                    "results": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": [
                          "id"
                        ],
                        "properties": {
                          "id": {
                            "type": "string"
                          },
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
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/links/conflicts": {
      "get": {
        "operationId": "listConflicts",
        "summary": "Items that rules give to different services, one page at a time",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "total"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/LinkConflict"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/links/conflicts/{itemUid}/settlement": {
      "post": {
        "operationId": "settleConflict",
        "summary": "Says for good which of the services that claim an item have it",
        "parameters": [
          {
            "name": "itemUid",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "pattern": "^[0-9a-f]{16}$"
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
                  "keep"
                ],
                "properties": {
                  "keep": {
                    "type": "array",
                    "maxItems": 500,
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 255
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The claims, settled",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "claims"
                  ],
                  "properties": {
                    "claims": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/ItemLink"
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
    "/links/dangling-annotations": {
      "get": {
        "operationId": "listDanglingAnnotations",
        "summary": "Annotations of services that mean nothing in any tool, one page at a time",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "total"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/DanglingAnnotation"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/links/unregistered": {
      "get": {
        "operationId": "listUnregistered",
        "summary": "Repositories that no service of the catalog has, one page at a time",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "total"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/UnregisteredRepository"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/links/coverage": {
      "get": {
        "operationId": "getLinkCoverage",
        "summary": "How many services of each team have an item for each process",
        "responses": {
          "200": {
            "description": "All teams that own a service",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/LinkCoverage"
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
    "/links/coverage/missing": {
      "get": {
        "operationId": "listUncoveredServices",
        "summary": "Services of a team, or of nobody, without an item for a process",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "name": "process",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "total"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": [
                          "entityRef",
                          "suggestions"
                        ],
                        "properties": {
                          "entityRef": {
                            "type": "string"
                          },
                          "suggestions": {
                            "type": "integer"
                          }
                        }
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/facts": {
      "get": {
        "operationId": "listFacts",
        "summary": "Facts by kind, one page at a time",
        "parameters": [
          {
            "name": "factId",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
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
                        "$ref": "#/components/schemas/FactRow"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
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
    "/fact-sources": {
      "get": {
        "operationId": "listFactSources",
        "summary": "Whether the source of each kind of fact was ever read completely",
        "responses": {
          "200": {
            "description": "All of them",
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
                        "$ref": "#/components/schemas/FactSourceState"
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
    "/feed": {
      "get": {
        "operationId": "getFeed",
        "summary": "What changed for the catalog since a sequence number; for the catalog only",
        "parameters": [
          {
            "name": "after",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 0
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 1000
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Changes in order",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "latest"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/FeedChange"
                      }
                    },
                    "latest": {
                      "type": "integer"
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
    "/feed/verdicts": {
      "post": {
        "operationId": "reportVerdicts",
        "summary": "Which items the catalog refuses, or takes again; from the catalog only",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "items"
                ],
                "properties": {
                  "items": {
                    "type": "array",
                    "maxItems": 1000,
                    "items": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": [
                        "uid"
                      ],
                      "properties": {
                        "uid": {
                          "type": "string",
                          "minLength": 1,
                          "maxLength": 16
                        },
                        "problem": {
                          "type": "string",
                          "minLength": 1,
                          "maxLength": 300
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "Remembered"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/actions": {
      "post": {
        "operationId": "runAction",
        "summary": "Plans or makes a change in a tool",
        "description": "Needs the permission tools.action.<connector>.<action>. A change that was interrupted is gone on with by the same call.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "instance",
                  "action",
                  "input"
                ],
                "properties": {
                  "instance": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 100
                  },
                  "action": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 64
                  },
                  "input": {
                    "type": "object"
                  },
                  "dryRun": {
                    "type": "boolean"
                  },
                  "correlationId": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 200,
                    "pattern": "^[^\\x00-\\x1f]+$"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What was or would be done",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Effect"
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
    "/effects": {
      "get": {
        "operationId": "listEffects",
        "summary": "The effects of one task, oldest first",
        "description": "Those of one's own, and those of actions that one has the permission for.",
        "parameters": [
          {
            "name": "correlationId",
            "in": "query",
            "allowReserved": true,
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            }
          }
        ],
        "responses": {
          "200": {
            "description": "All of them",
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
                        "$ref": "#/components/schemas/Effect"
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
    "/effects/{id}/undo": {
      "post": {
        "operationId": "undoEffect",
        "summary": "Takes a change back",
        "description": "Needs the permission of the action; for what somebody else made also tools.removal.decide.",
        "parameters": [
          {
            "$ref": "#/components/parameters/Id"
          }
        ],
        "responses": {
          "200": {
            "description": "The effect, undone",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Effect"
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
    "/accounts": {
      "get": {
        "operationId": "listAccounts",
        "summary": "Accounts of tools that let somebody in, and whose they are, the most pressing first",
        "description": "Of one's own groups only, without the permission to see all.",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "$ref": "#/components/parameters/AccountInstance"
          },
          {
            "$ref": "#/components/parameters/AccountState"
          },
          {
            "$ref": "#/components/parameters/AccountText"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "total"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/ToolAccount"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
                    },
                    "total": {
                      "type": "integer"
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
    "/accounts.csv": {
      "get": {
        "operationId": "exportAccounts",
        "summary": "The same accounts, all of them, for a spreadsheet",
        "parameters": [
          {
            "$ref": "#/components/parameters/Team"
          },
          {
            "$ref": "#/components/parameters/AccountInstance"
          },
          {
            "$ref": "#/components/parameters/AccountState"
          },
          {
            "$ref": "#/components/parameters/AccountText"
          }
        ],
        "responses": {
          "200": {
            "description": "One record for each account",
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
    "/accounts/overview": {
      "get": {
        "operationId": "getAccountOverview",
        "summary": "How many accounts reach into what each team answers for",
        "responses": {
          "200": {
            "description": "All teams that the caller may ask about",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AccountOverview"
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
    "/accounts/held-leavers/accept": {
      "post": {
        "operationId": "acceptHeldLeavers",
        "summary": "Believes the catalog that all Users who are missing from it have left",
        "responses": {
          "204": {
            "description": "Done"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/accounts/{uid}/decision": {
      "post": {
        "operationId": "decideAccount",
        "summary": "Says for good whose an account is, or is not",
        "parameters": [
          {
            "name": "uid",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 16
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
                      "accept",
                      "reject",
                      "service",
                      "forget"
                    ]
                  },
                  "entityRef": {
                    "type": "string",
                    "maxLength": 255,
                    "pattern": "^[^\\x00-\\x1f]+$",
                    "description": "The User",
                    "or the Group of a service account": null
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The account as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ToolAccount"
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
      "Instance": {
        "name": "instance",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 100
        }
      },
      "Resource": {
        "name": "resource",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 64
        }
      },
      "Id": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 36
        }
      },
      "Team": {
        "name": "team",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255
        }
      },
      "AccountInstance": {
        "name": "instance",
        "in": "query",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        }
      },
      "AccountState": {
        "name": "state",
        "in": "query",
        "schema": {
          "type": "string",
          "enum": [
            "open",
            "all",
            "left",
            "conflict",
            "suggested",
            "unmapped",
            "mapped",
            "service",
            "bot"
          ]
        }
      },
      "AccountText": {
        "name": "q",
        "in": "query",
        "schema": {
          "type": "string",
          "maxLength": 200
        }
      },
      "Limit": {
        "name": "limit",
        "in": "query",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 500
        }
      },
      "Cursor": {
        "name": "cursor",
        "in": "query",
        "schema": {
          "type": "string",
          "maxLength": 2000
        }
      }
    },
    "responses": {
      "Error": {
        "description": "What went wrong and with what",
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
      "AccountCandidate": {
        "type": "object",
        "required": [
          "entityRef",
          "source",
          "reason",
          "confidence"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "source": {
            "$ref": "#/components/schemas/AccountSource"
          },
          "reason": {
            "type": "string"
          },
          "because": {
            "$ref": "#/components/schemas/Because"
          },
          "confidence": {
            "type": "number"
          },
          "left": {
            "type": "boolean"
          }
        }
      },
      "AccountSource": {
        "type": "string",
        "enum": [
          "annotation",
          "email",
          "username",
          "name",
          "manual"
        ]
      },
      "Because": {
        "description": "A reason apart from any language, one text for each rule",
        "type": "object",
        "required": [
          "rule",
          "values"
        ],
        "properties": {
          "rule": {
            "type": "string"
          },
          "values": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          }
        }
      },
      "AccountAccess": {
        "type": "object",
        "required": [
          "itemUid",
          "title",
          "type",
          "level"
        ],
        "properties": {
          "itemUid": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "level": {
            "type": "string"
          },
          "via": {
            "type": "string"
          },
          "until": {
            "type": "string"
          }
        }
      },
      "ToolAccount": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "uid",
          "connector",
          "instance",
          "instanceTitle",
          "externalId",
          "active",
          "admin",
          "state",
          "candidates",
          "access",
          "items"
        ],
        "properties": {
          "uid": {
            "type": "string"
          },
          "connector": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "instanceTitle": {
            "type": "string"
          },
          "externalId": {
            "type": "string"
          },
          "username": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "email": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "active": {
            "type": "boolean"
          },
          "admin": {
            "type": "boolean"
          },
          "createdAt": {
            "type": "string"
          },
          "lastSignInAt": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "left",
              "conflict",
              "suggested",
              "unmapped",
              "mapped",
              "service",
              "bot"
            ]
          },
          "entityRef": {
            "type": "string"
          },
          "source": {
            "$ref": "#/components/schemas/AccountSource"
          },
          "reason": {
            "type": "string"
          },
          "because": {
            "$ref": "#/components/schemas/Because"
          },
          "confidence": {
            "type": "number"
          },
          "leftAt": {
            "type": "string"
          },
          "candidates": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccountCandidate"
            }
          },
          "decidedBy": {
            "type": "string"
          },
          "decidedAt": {
            "type": "string"
          },
          "access": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccountAccess"
            }
          },
          "items": {
            "type": "integer"
          }
        }
      },
      "AccountCounts": {
        "type": "object",
        "required": [
          "left",
          "unsettled",
          "settled"
        ],
        "properties": {
          "owner": {
            "type": "string"
          },
          "left": {
            "type": "integer"
          },
          "unsettled": {
            "type": "integer"
          },
          "settled": {
            "type": "integer"
          }
        }
      },
      "AccountOverview": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "teams",
          "heldLeavers",
          "tools"
        ],
        "properties": {
          "teams": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccountCounts"
            }
          },
          "everywhere": {
            "$ref": "#/components/schemas/AccountCounts"
          },
          "heldLeavers": {
            "type": "integer"
          },
          "tools": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "instance",
                "title"
              ],
              "properties": {
                "instance": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "lastCompleteAt": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "ItemStatus": {
        "type": "object",
        "required": [
          "health"
        ],
        "properties": {
          "health": {
            "type": "string",
            "enum": [
              "ok",
              "warning",
              "failing",
              "unknown"
            ]
          },
          "word": {
            "type": "string"
          },
          "lastActivityAt": {
            "type": "string"
          }
        }
      },
      "ToolItem": {
        "type": "object",
        "required": [
          "uid",
          "connector",
          "instance",
          "instanceTitle",
          "resource",
          "externalId",
          "type",
          "process",
          "title",
          "restricted",
          "attributes",
          "status",
          "seenAt"
        ],
        "properties": {
          "uid": {
            "type": "string"
          },
          "connector": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "instanceTitle": {
            "type": "string"
          },
          "resource": {
            "type": "string"
          },
          "externalId": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "process": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "restricted": {
            "type": "boolean"
          },
          "owner": {
            "type": "string"
          },
          "ownerReason": {
            "type": "string"
          },
          "ownerBecause": {
            "$ref": "#/components/schemas/Because"
          },
          "attributes": {
            "type": "object"
          },
          "status": {
            "$ref": "#/components/schemas/ItemStatus"
          },
          "seenAt": {
            "type": "string"
          },
          "retired": {
            "type": "boolean"
          }
        }
      },
      "ItemLink": {
        "type": "object",
        "required": [
          "id",
          "itemUid",
          "entityRef",
          "state",
          "source",
          "reason",
          "confidence"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "itemUid": {
            "type": "string"
          },
          "entityRef": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "linked",
              "suggested",
              "conflict",
              "rejected"
            ]
          },
          "source": {
            "$ref": "#/components/schemas/LinkSource"
          },
          "reason": {
            "type": "string"
          },
          "because": {
            "$ref": "#/components/schemas/Because"
          },
          "confidence": {
            "type": "number"
          },
          "decidedBy": {
            "type": "string"
          },
          "decidedAt": {
            "type": "string"
          }
        }
      },
      "LinkSource": {
        "type": "string",
        "enum": [
          "annotation",
          "repository",
          "codeowners",
          "label",
          "naming",
          "name",
          "manual"
        ]
      },
      "Suggestion": {
        "allOf": [
          {
            "$ref": "#/components/schemas/LinkedItem"
          },
          {
            "type": "object",
            "properties": {
              "serviceOwner": {
                "type": "string"
              }
            }
          }
        ]
      },
      "LinkConflict": {
        "type": "object",
        "required": [
          "item",
          "claims"
        ],
        "properties": {
          "item": {
            "$ref": "#/components/schemas/ToolItem"
          },
          "claims": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ItemLink"
            }
          }
        }
      },
      "DanglingAnnotation": {
        "type": "object",
        "required": [
          "entityRef",
          "annotation",
          "value"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "serviceOwner": {
            "type": "string"
          },
          "annotation": {
            "type": "string"
          },
          "value": {
            "type": "string"
          }
        }
      },
      "UnregisteredRepository": {
        "type": "object",
        "required": [
          "item",
          "technologies"
        ],
        "properties": {
          "item": {
            "$ref": "#/components/schemas/ToolItem"
          },
          "technologies": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "catalogFile": {
            "type": "object",
            "required": [
              "path",
              "entities",
              "problems"
            ],
            "properties": {
              "path": {
                "type": "string"
              },
              "url": {
                "type": "string"
              },
              "entities": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "problems": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            }
          },
          "proposal": {
            "type": "string"
          }
        }
      },
      "LinkCoverage": {
        "type": "object",
        "required": [
          "processes",
          "teams"
        ],
        "properties": {
          "processes": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "process",
                "types"
              ],
              "properties": {
                "process": {
                  "type": "string"
                },
                "types": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          },
          "teams": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "services",
                "linked"
              ],
              "properties": {
                "owner": {
                  "type": "string"
                },
                "services": {
                  "type": "integer"
                },
                "linked": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "process",
                      "services",
                      "types"
                    ],
                    "properties": {
                      "process": {
                        "type": "string"
                      },
                      "services": {
                        "type": "integer"
                      },
                      "types": {
                        "type": "array",
                        "items": {
                          "type": "object",
                          "required": [
                            "type",
                            "services"
                          ],
                          "properties": {
                            "type": {
                              "type": "string"
                            },
                            "services": {
                              "type": "integer"
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      },
      "LinkedItem": {
        "allOf": [
          {
            "$ref": "#/components/schemas/ToolItem"
          },
          {
            "type": "object",
            "required": [
              "link"
            ],
            "properties": {
              "link": {
                "$ref": "#/components/schemas/ItemLink"
              }
            }
          }
        ]
      },
      "ServiceTools": {
        "type": "object",
        "required": [
          "entityRef",
          "groups",
          "suggestions",
          "conflicts",
          "dangling"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "asOf": {
            "type": "string"
          },
          "groups": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "process",
                "items"
              ],
              "properties": {
                "process": {
                  "type": "string"
                },
                "items": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/LinkedItem"
                  }
                }
              }
            }
          },
          "suggestions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LinkedItem"
            }
          },
          "conflicts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LinkConflict"
            }
          },
          "dangling": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DanglingAnnotation"
            }
          }
        }
      },
      "SyncRun": {
        "type": "object",
        "required": [
          "id",
          "mode",
          "outcome",
          "startedAt",
          "finishedAt",
          "durationMs",
          "calls",
          "rows",
          "added",
          "changed",
          "removed",
          "missing",
          "heldBack",
          "factsChanged",
          "invalid"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "mode": {
            "type": "string",
            "enum": [
              "full",
              "changes",
              "dry"
            ]
          },
          "outcome": {
            "type": "string",
            "enum": [
              "complete",
              "partial",
              "failed",
              "held"
            ]
          },
          "startedAt": {
            "type": "string"
          },
          "finishedAt": {
            "type": "string"
          },
          "durationMs": {
            "type": "integer"
          },
          "resumedAtPage": {
            "type": "integer"
          },
          "calls": {
            "type": "integer"
          },
          "rows": {
            "type": "integer"
          },
          "added": {
            "type": "integer"
          },
          "changed": {
            "type": "integer"
          },
          "removed": {
            "type": "integer"
          },
          "missing": {
            "type": "integer"
          },
          "heldBack": {
            "type": "integer"
          },
          "factsChanged": {
            "type": "integer"
          },
          "invalid": {
            "type": "integer"
          },
          "samples": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "change",
                "title"
              ],
              "properties": {
                "change": {
                  "type": "string",
                  "enum": [
                    "add",
                    "change",
                    "remove",
                    "miss",
                    "hold"
                  ]
                },
                "title": {
                  "type": "string"
                }
              }
            }
          },
          "error": {
            "$ref": "#/components/schemas/ShownError"
          }
        }
      },
      "RemovalGroup": {
        "type": "string",
        "enum": [
          "held",
          "refused"
        ]
      },
      "HeldRemovals": {
        "type": "object",
        "required": [
          "items",
          "total",
          "revision"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "uid",
                "title",
                "externalId",
                "missingSince",
                "services"
              ],
              "properties": {
                "uid": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "externalId": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                },
                "missingSince": {
                  "type": "string"
                },
                "services": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          },
          "nextCursor": {
            "type": "string"
          },
          "total": {
            "type": "integer"
          },
          "revision": {
            "type": "string"
          },
          "hidden": {
            "type": "integer"
          }
        }
      },
      "SyncTrend": {
        "type": "object",
        "required": [
          "instance",
          "resource",
          "runs"
        ],
        "properties": {
          "instance": {
            "type": "string"
          },
          "resource": {
            "type": "string"
          },
          "runs": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "outcome",
                "startedAt",
                "durationMs"
              ],
              "properties": {
                "outcome": {
                  "type": "string",
                  "enum": [
                    "complete",
                    "partial",
                    "failed",
                    "held"
                  ]
                },
                "startedAt": {
                  "type": "string"
                },
                "durationMs": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "TakenOver": {
        "type": "object",
        "required": [
          "from",
          "part"
        ],
        "properties": {
          "from": {
            "type": "string"
          },
          "part": {
            "type": "string",
            "enum": [
              "instance",
              "credential"
            ]
          }
        }
      },
      "ToolLimit": {
        "type": "object",
        "required": [
          "value",
          "configured"
        ],
        "properties": {
          "value": {
            "type": "number"
          },
          "configured": {
            "type": "boolean"
          }
        }
      },
      "ToolLimits": {
        "type": "object",
        "required": [
          "concurrency",
          "sharedWith"
        ],
        "properties": {
          "concurrency": {
            "$ref": "#/components/schemas/ToolLimit"
          },
          "requestsPerMinute": {
            "$ref": "#/components/schemas/ToolLimit"
          },
          "callsPerHour": {
            "type": "integer"
          },
          "callsPerRun": {
            "type": "integer"
          },
          "sharedWith": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "ShownError": {
        "type": "object",
        "required": [
          "kind",
          "message",
          "remedy"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "message": {
            "type": "string"
          },
          "remedy": {
            "type": "string"
          }
        }
      },
      "InstanceCheck": {
        "type": "object",
        "required": [
          "instance",
          "instanceTitle",
          "reachable",
          "permissions",
          "resources",
          "switchedOff",
          "changes"
        ],
        "properties": {
          "instance": {
            "type": "string"
          },
          "instanceTitle": {
            "type": "string"
          },
          "reachable": {
            "type": "boolean"
          },
          "permissions": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "takenOver": {
            "$ref": "#/components/schemas/TakenOver"
          },
          "error": {
            "$ref": "#/components/schemas/ShownError"
          },
          "resources": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "resource",
                "resourceTitle",
                "readable",
                "lacking"
              ],
              "properties": {
                "resource": {
                  "type": "string"
                },
                "resourceTitle": {
                  "type": "string"
                },
                "readable": {
                  "type": "boolean"
                },
                "lacking": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "error": {
                  "$ref": "#/components/schemas/ShownError"
                }
              }
            }
          },
          "switchedOff": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "resource",
                "resourceTitle"
              ],
              "properties": {
                "resource": {
                  "type": "string"
                },
                "resourceTitle": {
                  "type": "string"
                }
              }
            }
          },
          "changes": {
            "type": "array",
            "description": "The configured credentials for changes, each tried by a read; none where the tool could not be reached",
            "items": {
              "type": "object",
              "required": [
                "key",
                "actions"
              ],
              "properties": {
                "key": {
                  "type": "string"
                },
                "actions": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "action",
                      "actionTitle",
                      "permission"
                    ],
                    "properties": {
                      "action": {
                        "type": "string"
                      },
                      "actionTitle": {
                        "type": "string"
                      },
                      "permission": {
                        "type": "string"
                      }
                    }
                  }
                },
                "error": {
                  "$ref": "#/components/schemas/ShownError"
                }
              }
            }
          }
        }
      },
      "InstanceWebhooks": {
        "type": "object",
        "required": [
          "instance",
          "supported",
          "configured",
          "secretKey",
          "address",
          "setup",
          "accepted",
          "refused",
          "waiting"
        ],
        "properties": {
          "instance": {
            "type": "string"
          },
          "supported": {
            "type": "boolean"
          },
          "configured": {
            "type": "boolean"
          },
          "secretKey": {
            "type": "string"
          },
          "address": {
            "type": "string"
          },
          "setup": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "docs": {
            "type": "string"
          },
          "accepted": {
            "type": "integer"
          },
          "lastAcceptedAt": {
            "type": "string"
          },
          "refused": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "outcome",
                "count",
                "lastAt"
              ],
              "properties": {
                "outcome": {
                  "type": "string",
                  "enum": [
                    "unproven",
                    "replayed",
                    "too-large",
                    "unusable"
                  ]
                },
                "count": {
                  "type": "integer"
                },
                "lastAt": {
                  "type": "string"
                }
              }
            }
          },
          "waiting": {
            "type": "integer"
          }
        }
      },
      "SyncState": {
        "type": "object",
        "required": [
          "connector",
          "connectorTitle",
          "instance",
          "instanceTitle",
          "resource",
          "resourceTitle",
          "outcome",
          "calls",
          "items",
          "added",
          "changed",
          "removed",
          "invalid",
          "invalidSamples",
          "missing",
          "heldBack",
          "failures",
          "removalsRefused",
          "refused",
          "refusedSamples"
        ],
        "properties": {
          "connector": {
            "type": "string"
          },
          "connectorTitle": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "instanceTitle": {
            "type": "string"
          },
          "resource": {
            "type": "string"
          },
          "resourceTitle": {
            "type": "string"
          },
          "outcome": {
            "type": "string",
            "enum": [
              "never",
              "running",
              "complete",
              "partial",
              "failed",
              "held",
              "retired",
              "off"
            ]
          },
          "startedAt": {
            "type": "string"
          },
          "finishedAt": {
            "type": "string"
          },
          "lastCompleteAt": {
            "type": "string"
          },
          "nextRunAt": {
            "type": "string"
          },
          "durationMs": {
            "type": "integer"
          },
          "calls": {
            "type": "integer"
          },
          "items": {
            "type": "integer"
          },
          "added": {
            "type": "integer"
          },
          "changed": {
            "type": "integer"
          },
          "removed": {
            "type": "integer"
          },
          "invalid": {
            "type": "integer"
          },
          "invalidSamples": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "problem"
              ],
              "properties": {
                "externalId": {
                  "type": "string"
                },
                "problem": {
                  "type": "string"
                }
              }
            }
          },
          "missing": {
            "type": "integer"
          },
          "heldBack": {
            "type": "integer"
          },
          "failures": {
            "type": "integer"
          },
          "paused": {
            "type": "object",
            "required": [
              "by",
              "at"
            ],
            "properties": {
              "by": {
                "type": "string"
              },
              "at": {
                "type": "string"
              }
            }
          },
          "takenOver": {
            "$ref": "#/components/schemas/TakenOver"
          },
          "limits": {
            "$ref": "#/components/schemas/ToolLimits"
          },
          "removalsRefused": {
            "type": "integer"
          },
          "refused": {
            "type": "integer"
          },
          "refusedSamples": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "uid",
                "title",
                "problem"
              ],
              "properties": {
                "uid": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "problem": {
                  "type": "string"
                }
              }
            }
          },
          "error": {
            "type": "object",
            "required": [
              "kind",
              "message",
              "remedy"
            ],
            "properties": {
              "kind": {
                "type": "string",
                "enum": [
                  "config",
                  "auth",
                  "forbidden",
                  "rateLimited",
                  "unavailable",
                  "contract"
                ]
              },
              "message": {
                "type": "string"
              },
              "remedy": {
                "type": "string"
              }
            }
          }
        }
      },
      "FactRow": {
        "type": "object",
        "required": [
          "factId",
          "value",
          "itemUid",
          "itemTitle",
          "itemType",
          "connector",
          "instance",
          "restricted",
          "entityRefs",
          "observedAt"
        ],
        "properties": {
          "factId": {
            "type": "string"
          },
          "value": {},
          "itemUid": {
            "type": "string"
          },
          "itemTitle": {
            "type": "string"
          },
          "itemType": {
            "type": "string"
          },
          "itemUrl": {
            "type": "string"
          },
          "connector": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "restricted": {
            "type": "boolean"
          },
          "entityRefs": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "owner": {
            "type": "string"
          },
          "observedAt": {
            "type": "string"
          }
        }
      },
      "FactSourceState": {
        "type": "object",
        "required": [
          "factId",
          "connector",
          "instance",
          "resource"
        ],
        "properties": {
          "factId": {
            "type": "string"
          },
          "connector": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "resource": {
            "type": "string"
          },
          "lastCompleteAt": {
            "type": "string"
          }
        }
      },
      "FeedChange": {
        "type": "object",
        "required": [
          "seq",
          "uid"
        ],
        "properties": {
          "seq": {
            "type": "integer"
          },
          "uid": {
            "type": "string"
          },
          "refused": {
            "type": "string"
          },
          "item": {
            "allOf": [
              {
                "$ref": "#/components/schemas/ToolItem"
              },
              {
                "type": "object",
                "required": [
                  "linkedTo"
                ],
                "properties": {
                  "linkedTo": {
                    "type": "array",
                    "items": {
                      "type": "string"
                    }
                  }
                }
              }
            ]
          }
        }
      },
      "ToolInstance": {
        "type": "object",
        "required": [
          "connector",
          "connectorTitle",
          "instance",
          "title",
          "technology",
          "baseUrl",
          "items",
          "services",
          "broken"
        ],
        "properties": {
          "connector": {
            "type": "string"
          },
          "connectorTitle": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "technology": {
            "type": "string"
          },
          "baseUrl": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "items": {
            "type": "integer"
          },
          "services": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "asOf": {
            "type": "string"
          },
          "broken": {
            "type": "boolean"
          }
        }
      },
      "Effect": {
        "type": "object",
        "required": [
          "instance",
          "action",
          "summary",
          "unchanged",
          "undoable",
          "output"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "action": {
            "type": "string"
          },
          "summary": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "unchanged": {
            "type": "boolean"
          },
          "undoable": {
            "type": "boolean"
          },
          "undoneAt": {
            "type": "string"
          },
          "unfinishedSince": {
            "type": "string",
            "description": "When the change, or taking it back, began that is not known to have finished"
          },
          "output": {
            "type": "object"
          }
        }
      }
    }
  }
} as const;
