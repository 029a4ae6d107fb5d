// Generated from openapi.yaml by `yarn generate`. Do not edit.
/* eslint-disable */
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "stack",
    "version": "1",
    "description": "The four-layer stack map, ownership and technologies, as the caller may see them.",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "paths": {
    "/stack": {
      "get": {
        "operationId": "GetStack",
        "description": "The four bands, rolled up over the services of a team and system.",
        "parameters": [
          {
            "$ref": "#/components/parameters/team"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/status"
          },
          {
            "$ref": "#/components/parameters/q"
          }
        ],
        "responses": {
          "200": {
            "description": "The map.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/StackMap"
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
    "/services": {
      "get": {
        "operationId": "ListServices",
        "description": "The services behind a technology, process or tool, and what they touch in each band.",
        "parameters": [
          {
            "$ref": "#/components/parameters/team"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/q"
          },
          {
            "name": "technology",
            "in": "query",
            "description": "Id of a technology. At most one of technology, process and tool.",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "name": "process",
            "in": "query",
            "description": "Id of a process.",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "name": "tool",
            "in": "query",
            "description": "Id of a connected tool instance.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "name": "ref",
            "in": "query",
            "description": "Ref of the one service wanted.",
            "schema": {
              "type": "string",
              "maxLength": 300
            }
          },
          {
            "name": "offset",
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
              "maximum": 200
            }
          }
        ],
        "responses": {
          "200": {
            "description": "One page of services.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServicePage"
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
    "/technologies": {
      "get": {
        "operationId": "ListTechnologies",
        "description": "The knowledge base with how many services use what, most used first.",
        "parameters": [
          {
            "name": "layer",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "language",
                "component",
                "system"
              ]
            }
          },
          {
            "name": "category",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "$ref": "#/components/parameters/status"
          },
          {
            "$ref": "#/components/parameters/q"
          },
          {
            "name": "used",
            "in": "query",
            "description": "Only those that a service or a connected tool uses.",
            "schema": {
              "type": "boolean"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Technologies.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "items",
                    "asOf"
                  ],
                  "properties": {
                    "asOf": {
                      "type": "string",
                      "format": "date-time"
                    },
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/TechnologySummary"
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
    "/technologies/{id}": {
      "get": {
        "operationId": "GetTechnology",
        "description": "Facts, guidance, users and alternatives of one technology.",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The technology.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TechnologyDetail"
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
    "/ownership": {
      "get": {
        "operationId": "GetOwnership",
        "description": "How many services each team owns in each system, and what nobody owns.",
        "responses": {
          "200": {
            "description": "Ownership.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Ownership"
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
    "responses": {
      "Error": {
        "description": "What went wrong, and with which thing.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "parameters": {
      "team": {
        "name": "team",
        "in": "query",
        "description": "Ref of a team, or `none` for services without an owner.",
        "schema": {
          "type": "string",
          "maxLength": 300
        }
      },
      "system": {
        "name": "system",
        "in": "query",
        "description": "Ref of a system, or `none` for services outside any system.",
        "schema": {
          "type": "string",
          "maxLength": 300
        }
      },
      "status": {
        "name": "status",
        "in": "query",
        "schema": {
          "$ref": "#/components/schemas/StackStatus"
        }
      },
      "q": {
        "name": "q",
        "in": "query",
        "description": "Words to search for.",
        "schema": {
          "type": "string",
          "maxLength": 200
        }
      }
    },
    "schemas": {
      "Error": {
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
      },
      "Status": {
        "type": "string",
        "enum": [
          "active",
          "maintenance",
          "dormant",
          "abandoned"
        ]
      },
      "StackStatus": {
        "type": "string",
        "enum": [
          "active",
          "maintenance",
          "dormant",
          "abandoned",
          "hold"
        ]
      },
      "SourceState": {
        "type": "string",
        "description": "Whether another plugin answered.",
        "enum": [
          "ok",
          "notInstalled",
          "unavailable",
          "forbidden"
        ]
      },
      "Advice": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ring"
        ],
        "properties": {
          "ring": {
            "type": "string",
            "enum": [
              "adopt",
              "trial",
              "hold"
            ]
          },
          "reason": {
            "type": "string"
          }
        }
      },
      "NamedRef": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ref",
          "title"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          }
        }
      },
      "Sighting": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "repository",
          "path"
        ],
        "properties": {
          "repository": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "path": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "version": {
            "type": "string"
          }
        }
      },
      "ObservedTechnology": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "seen"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "seen": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Sighting"
            }
          }
        }
      },
      "UnreadPart": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "repository",
          "files"
        ],
        "properties": {
          "repository": {
            "type": "string"
          },
          "files": {
            "type": "integer"
          },
          "folders": {
            "type": "integer"
          }
        }
      },
      "TechnologyObservation": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ref",
          "title",
          "declared",
          "seen"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "declared": {
            "type": "boolean"
          },
          "seen": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Sighting"
            }
          }
        }
      },
      "CountedRef": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ref",
          "title",
          "services"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "services": {
            "type": "integer"
          }
        }
      },
      "TechnologyUse": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "layer",
          "category",
          "status",
          "services",
          "teams"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "layer": {
            "type": "string",
            "enum": [
              "language",
              "component",
              "system"
            ]
          },
          "category": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/Status"
          },
          "advice": {
            "$ref": "#/components/schemas/Advice"
          },
          "services": {
            "type": "integer"
          },
          "teams": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "TechnologySummary": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "layer",
          "category",
          "status",
          "services",
          "teams",
          "summary",
          "tools"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "layer": {
            "type": "string",
            "enum": [
              "language",
              "component",
              "system"
            ]
          },
          "category": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/Status"
          },
          "advice": {
            "$ref": "#/components/schemas/Advice"
          },
          "services": {
            "type": "integer"
          },
          "teams": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "summary": {
            "type": "string"
          },
          "tools": {
            "type": "integer"
          }
        }
      },
      "ProcessUse": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "process",
          "title",
          "enforcedBy"
        ],
        "properties": {
          "process": {
            "type": "string"
          },
          "title": {
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
          "enforcedBy": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "name"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "name": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "ToolUse": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "instance",
          "title",
          "technology",
          "technologyName",
          "baseUrl",
          "items",
          "services",
          "broken"
        ],
        "properties": {
          "instance": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "technology": {
            "type": "string"
          },
          "technologyName": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/Status"
          },
          "advice": {
            "$ref": "#/components/schemas/Advice"
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
            "type": "integer"
          },
          "asOf": {
            "type": "string"
          },
          "broken": {
            "type": "boolean"
          }
        }
      },
      "StackMap": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "asOf",
          "services",
          "languages",
          "components",
          "processes",
          "systems",
          "unknownTechnologies",
          "options"
        ],
        "properties": {
          "asOf": {
            "type": "string",
            "format": "date-time"
          },
          "services": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "shown",
              "total"
            ],
            "properties": {
              "shown": {
                "type": "integer"
              },
              "total": {
                "type": "integer"
              }
            }
          },
          "languages": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TechnologyUse"
            }
          },
          "components": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "category",
                "technologies"
              ],
              "properties": {
                "category": {
                  "type": "string"
                },
                "technologies": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/TechnologyUse"
                  }
                }
              }
            }
          },
          "processes": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "state",
              "items"
            ],
            "properties": {
              "state": {
                "$ref": "#/components/schemas/SourceState"
              },
              "items": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ProcessUse"
                }
              }
            }
          },
          "systems": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "state",
              "tools",
              "technologies"
            ],
            "properties": {
              "state": {
                "$ref": "#/components/schemas/SourceState"
              },
              "tools": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ToolUse"
                }
              },
              "technologies": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/TechnologyUse"
                }
              }
            }
          },
          "unknownTechnologies": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "services"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "services": {
                  "type": "integer"
                }
              }
            }
          },
          "options": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "teams",
              "systems"
            ],
            "properties": {
              "teams": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/NamedRef"
                }
              },
              "systems": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/NamedRef"
                }
              }
            }
          }
        }
      },
      "ServicePage": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "total",
          "path"
        ],
        "properties": {
          "total": {
            "type": "integer"
          },
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "ref",
                "title",
                "technologies"
              ],
              "properties": {
                "ref": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "type": {
                  "type": "string"
                },
                "owner": {
                  "type": "string"
                },
                "ownerTitle": {
                  "type": "string"
                },
                "system": {
                  "type": "string"
                },
                "systemTitle": {
                  "type": "string"
                },
                "technologies": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "observed": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/ObservedTechnology"
                  }
                },
                "unread": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/UnreadPart"
                  }
                }
              }
            }
          },
          "path": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "technologies",
              "processes",
              "tools"
            ],
            "properties": {
              "technologies": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "processes": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "tools": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "TechnologyDetail": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "layer",
          "category",
          "aliases",
          "licence",
          "homepage",
          "status",
          "statusSource",
          "summary",
          "guidance",
          "processes",
          "services",
          "teams",
          "tools",
          "observed",
          "unseen",
          "unread",
          "alternatives",
          "asOf"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "layer": {
            "type": "string",
            "enum": [
              "language",
              "component",
              "system"
            ]
          },
          "category": {
            "type": "string"
          },
          "aliases": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "licence": {
            "type": "string"
          },
          "homepage": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/Status"
          },
          "statusSince": {
            "type": "string"
          },
          "statusSource": {
            "type": "string"
          },
          "summary": {
            "type": "string"
          },
          "guidance": {
            "type": "string"
          },
          "successor": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "id": {
                "type": "string"
              },
              "name": {
                "type": "string"
              }
            }
          },
          "migration": {
            "type": "string"
          },
          "partOf": {
            "type": "string"
          },
          "processes": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "advice": {
            "$ref": "#/components/schemas/Advice"
          },
          "services": {
            "type": "integer"
          },
          "teams": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/CountedRef"
            }
          },
          "tools": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
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
                }
              }
            }
          },
          "observed": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TechnologyObservation"
            }
          },
          "unseen": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "unread": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "alternatives": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TechnologyUse"
            }
          },
          "asOf": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "Ownership": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "asOf",
          "services",
          "teams",
          "unowned",
          "teamsWithoutServices"
        ],
        "properties": {
          "asOf": {
            "type": "string",
            "format": "date-time"
          },
          "services": {
            "type": "integer"
          },
          "teams": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "ref",
                "title",
                "services",
                "systems",
                "missing"
              ],
              "properties": {
                "ref": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "services": {
                  "type": "integer"
                },
                "missing": {
                  "type": "boolean"
                },
                "systems": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/CountedRef"
                  }
                }
              }
            }
          },
          "unowned": {
            "type": "integer"
          },
          "teamsWithoutServices": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          }
        }
      }
    }
  }
} as const;
