// Generated from data/ by `yarn generate`. Do not edit.
/* eslint-disable */
export const data = {
  "processes": [
    {
      "id": "development-workflow",
      "title": "Development workflow",
      "translations": {
        "zh-CN": "开发流程"
      },
      "summary": "How a change travels from an issue to production, and who may do what on the way.",
      "items": [
        "repository"
      ]
    },
    {
      "id": "code-review",
      "title": "Code review",
      "translations": {
        "zh-CN": "代码评审"
      },
      "summary": "Somebody other than the author reads every change before it lands."
    },
    {
      "id": "branch-policy",
      "title": "Branch policy",
      "translations": {
        "zh-CN": "分支策略"
      },
      "summary": "Which branches exist, who may push to them, and what must pass first."
    },
    {
      "id": "coding-standard",
      "title": "Coding standard",
      "translations": {
        "zh-CN": "编码规范"
      },
      "summary": "Rules for code that a machine checks on every change."
    },
    {
      "id": "ci",
      "title": "Continuous integration",
      "translations": {
        "zh-CN": "持续集成"
      },
      "summary": "Every change is built and tested by a machine, and a red build is repaired first.",
      "items": [
        "ci-job",
        "ci-pipeline"
      ]
    },
    {
      "id": "release",
      "title": "Release",
      "translations": {
        "zh-CN": "发布"
      },
      "summary": "A tested artefact reaches production by a repeatable procedure that can be undone."
    },
    {
      "id": "database-change",
      "title": "Database change",
      "translations": {
        "zh-CN": "数据库变更"
      },
      "summary": "Schema changes are written down, reviewed, tried and can be rolled back."
    },
    {
      "id": "configuration",
      "title": "Configuration",
      "translations": {
        "zh-CN": "配置"
      },
      "summary": "Settings are versioned, and machines and services receive them by one path."
    },
    {
      "id": "logging",
      "title": "Logging",
      "translations": {
        "zh-CN": "日志"
      },
      "summary": "Every service writes structured logs to one place where they can be searched.",
      "items": [
        "log-index"
      ]
    },
    {
      "id": "monitoring",
      "title": "Monitoring",
      "translations": {
        "zh-CN": "监控"
      },
      "summary": "Machines and services show their load, errors and availability as metrics.",
      "items": [
        "dashboard",
        "monitoring-target"
      ]
    },
    {
      "id": "alerting",
      "title": "Alerting",
      "translations": {
        "zh-CN": "告警"
      },
      "summary": "A person is told about what needs action, with a severity and a runbook.",
      "items": [
        "alert-rule"
      ]
    },
    {
      "id": "operations",
      "title": "Operations",
      "translations": {
        "zh-CN": "运维"
      },
      "summary": "Who is on call, how incidents are handled, and how machines are looked after."
    },
    {
      "id": "issue-tracking",
      "title": "Issue tracking",
      "translations": {
        "zh-CN": "问题跟踪"
      },
      "summary": "Work and defects are written down, assigned and closed in one place.",
      "items": [
        "issue-project"
      ]
    },
    {
      "id": "access-control",
      "title": "Access control",
      "translations": {
        "zh-CN": "访问控制"
      },
      "summary": "People reach only what they need, through recorded paths, and rights are reviewed."
    },
    {
      "id": "ownership",
      "title": "Ownership",
      "translations": {
        "zh-CN": "归属"
      },
      "summary": "Every service, tool and dashboard has a team that answers for it."
    },
    {
      "id": "documentation",
      "title": "Documentation",
      "translations": {
        "zh-CN": "文档"
      },
      "summary": "What a newcomer and an on-call person need is written down beside the code."
    },
    {
      "id": "reporting",
      "title": "Reporting",
      "translations": {
        "zh-CN": "汇报"
      },
      "summary": "Teams say regularly what they did and what is next: stand-ups and weekly summaries."
    },
    {
      "id": "provider-redundancy",
      "title": "Provider redundancy",
      "translations": {
        "zh-CN": "服务商冗余"
      },
      "summary": "DNS, CDN and other outside services have a second provider."
    }
  ],
  "technologies": [
    {
      "id": "activemq",
      "layer": "component",
      "name": "Apache ActiveMQ",
      "category": "message-queue",
      "aliases": [
        "ActiveMQ"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://activemq.apache.org/",
      "status": "active",
      "statusSource": "https://activemq.apache.org/components/classic/download/",
      "summary": "JMS broker that also speaks STOMP, AMQP and MQTT.",
      "guidance": "Choose for JMS or STOMP needs; otherwise RabbitMQ has the larger community.",
      "detect": {
        "packages": {
          "image": [
            "apache/activemq-classic",
            "apache/activemq-artemis"
          ],
          "maven": [
            "org.apache.activemq:*",
            "org.springframework.boot:spring-boot-starter-activemq",
            "org.springframework.boot:spring-boot-starter-artemis"
          ]
        }
      }
    },
    {
      "id": "akamai",
      "layer": "component",
      "name": "Akamai",
      "category": "cdn",
      "aliases": [
        "Akamai CDN"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.akamai.com/",
      "status": "active",
      "statusSource": "https://techdocs.akamai.com/",
      "summary": "Global content delivery network with a wide edge footprint.",
      "guidance": "Choose for very large or regulated traffic; contracts are heavy for a start-up."
    },
    {
      "id": "alibaba-cdn",
      "layer": "component",
      "name": "Alibaba Cloud CDN",
      "category": "cdn",
      "aliases": [
        "Aliyun CDN",
        "Alibaba CDN"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.alibabacloud.com/product/content-delivery-network",
      "status": "active",
      "statusSource": "https://www.alibabacloud.com/product/content-delivery-network",
      "summary": "Content delivery network of Alibaba Cloud.",
      "guidance": "Good single provider to start with in mainland China; add a second one for redundancy.",
      "detect": {
        "packages": {
          "go": [
            "github.com/alibabacloud-go/cdn-*"
          ],
          "maven": [
            "com.aliyun:cdn*"
          ],
          "npm": [
            "@alicloud/cdn*"
          ],
          "pypi": [
            "alibabacloud-cdn*",
            "aliyun-python-sdk-cdn"
          ]
        }
      }
    },
    {
      "id": "alibaba-dns",
      "layer": "component",
      "name": "Alibaba Cloud DNS",
      "category": "dns",
      "aliases": [
        "Aliyun DNS",
        "Wanwang",
        "Alidns"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.alibabacloud.com/product/dns",
      "status": "active",
      "statusSource": "https://www.alibabacloud.com/product/dns",
      "summary": "Managed DNS of Alibaba Cloud, with the Wanwang domain registrar.",
      "guidance": "Choose for services in mainland China on a small budget; pair it with a second provider.",
      "detect": {
        "packages": {
          "go": [
            "github.com/alibabacloud-go/alidns-*"
          ],
          "maven": [
            "com.aliyun:alidns*"
          ],
          "npm": [
            "@alicloud/alidns*"
          ],
          "pypi": [
            "alibabacloud-alidns*",
            "aliyun-python-sdk-alidns"
          ]
        }
      }
    },
    {
      "id": "alibaba-slb",
      "layer": "component",
      "name": "Alibaba Cloud SLB",
      "category": "load-balancer",
      "aliases": [
        "SLB",
        "Aliyun SLB",
        "Alibaba SLB"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.alibabacloud.com/product/server-load-balancer",
      "status": "active",
      "statusSource": "https://www.alibabacloud.com/product/server-load-balancer",
      "summary": "Managed layer 4 and layer 7 load balancing of Alibaba Cloud (CLB, ALB, NLB).",
      "guidance": "Default on Alibaba Cloud; prefer ALB for HTTP and NLB for TCP in new set-ups.",
      "detect": {
        "packages": {
          "go": [
            "github.com/alibabacloud-go/slb-*"
          ],
          "maven": [
            "com.aliyun:slb*"
          ],
          "npm": [
            "@alicloud/slb*"
          ],
          "pypi": [
            "alibabacloud-slb*",
            "aliyun-python-sdk-slb"
          ]
        }
      }
    },
    {
      "id": "aws-elb",
      "layer": "component",
      "name": "AWS Elastic Load Balancing",
      "category": "load-balancer",
      "aliases": [
        "AWS ELB",
        "ELB"
      ],
      "licence": "Proprietary service",
      "homepage": "https://aws.amazon.com/elasticloadbalancing/",
      "status": "active",
      "statusSource": "https://aws.amazon.com/elasticloadbalancing/",
      "summary": "Managed load balancing of AWS: application, network and classic balancers.",
      "guidance": "Default on AWS; choose application or network balancers, not classic ones, for anything new.",
      "detect": {
        "packages": {
          "go": [
            "github.com/aws/aws-sdk-go-v2/service/elasticloadbalancing*"
          ],
          "maven": [
            "software.amazon.awssdk:elasticloadbalancing*"
          ],
          "npm": [
            "@aws-sdk/client-elastic-load-balancing*"
          ],
          "rubygems": [
            "aws-sdk-elasticloadbalancing*"
          ]
        }
      }
    },
    {
      "id": "berkeleydb",
      "layer": "component",
      "name": "Berkeley DB",
      "category": "key-value-store",
      "aliases": [
        "BerkeleyDB",
        "BDB"
      ],
      "licence": "AGPL-3.0-only from 6.0; Sleepycat up to 5.3",
      "homepage": "https://www.oracle.com/database/technologies/related/berkeleydb.html",
      "status": "maintenance",
      "statusSource": "https://www.oracle.com/database/technologies/related/berkeleydb-downloads.html",
      "summary": "Embedded key-value library of Oracle.",
      "guidance": "Avoid for new work: the licence is strict and releases are rare; SQLite or LMDB serve the same need.",
      "migration": "Dump with db_dump and load into SQLite (with queries) or LMDB (pure key-value).",
      "detect": {
        "packages": {
          "cpp": [
            "libdb",
            "berkeleydb"
          ],
          "maven": [
            "com.sleepycat:je",
            "berkeleydb:je"
          ],
          "pypi": [
            "berkeleydb",
            "bsddb3"
          ]
        }
      }
    },
    {
      "id": "cassandra",
      "layer": "component",
      "name": "Apache Cassandra",
      "category": "wide-column-store",
      "aliases": [
        "Cassandra"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://cassandra.apache.org/",
      "status": "active",
      "statusSource": "https://cassandra.apache.org/_/download.html",
      "summary": "Wide-column store without a master, for heavy writes over several data centres.",
      "guidance": "Not early: choose when writes outgrow one relational database and queries are known in advance.",
      "detect": {
        "packages": {
          "go": [
            "github.com/gocql/gocql",
            "github.com/apache/cassandra-gocql-driver"
          ],
          "image": [
            "cassandra"
          ],
          "maven": [
            "org.apache.cassandra:*",
            "com.datastax.oss:java-driver-core"
          ],
          "npm": [
            "cassandra-driver"
          ],
          "pypi": [
            "cassandra-driver"
          ],
          "rubygems": [
            "cassandra-driver"
          ]
        }
      }
    },
    {
      "id": "cloudfront",
      "layer": "component",
      "name": "Amazon CloudFront",
      "category": "cdn",
      "aliases": [
        "AWS CloudFront",
        "CloudFront"
      ],
      "licence": "Proprietary service",
      "homepage": "https://aws.amazon.com/cloudfront/",
      "status": "active",
      "statusSource": "https://aws.amazon.com/cloudfront/",
      "summary": "Content delivery network of AWS.",
      "guidance": "Choose for users outside mainland China when you already run on AWS.",
      "detect": {
        "packages": {
          "go": [
            "github.com/aws/aws-sdk-go-v2/service/cloudfront"
          ],
          "maven": [
            "software.amazon.awssdk:cloudfront"
          ],
          "npm": [
            "@aws-sdk/client-cloudfront"
          ],
          "rubygems": [
            "aws-sdk-cloudfront"
          ]
        }
      }
    },
    {
      "id": "cockroachdb",
      "layer": "component",
      "name": "CockroachDB",
      "category": "newsql-database",
      "aliases": [
        "Cockroach"
      ],
      "licence": "CockroachDB Software License from 24.3; BUSL-1.1 before",
      "homepage": "https://www.cockroachlabs.com/",
      "status": "active",
      "statusSource": "https://www.cockroachlabs.com/docs/releases/",
      "summary": "Distributed SQL database that speaks the PostgreSQL protocol.",
      "guidance": "Usually no: production use needs a licence key; choose it only for data spread over regions.",
      "detect": {
        "packages": {
          "go": [
            "github.com/cockroachdb/cockroach-go"
          ],
          "image": [
            "cockroachdb/cockroach"
          ],
          "pypi": [
            "sqlalchemy-cockroachdb"
          ],
          "rubygems": [
            "activerecord-cockroachdb-adapter"
          ]
        }
      }
    },
    {
      "id": "consul",
      "layer": "component",
      "name": "Consul",
      "category": "service-discovery",
      "aliases": [
        "HashiCorp Consul"
      ],
      "licence": "BUSL-1.1 from 1.17; MPL-2.0 up to 1.16",
      "homepage": "https://developer.hashicorp.com/consul",
      "status": "active",
      "statusSource": "https://github.com/hashicorp/consul/releases",
      "summary": "Service registry with health checks, a DNS interface and a key-value store.",
      "guidance": "Choose when health checks and several data centres matter; check the licence before you resell it.",
      "detect": {
        "packages": {
          "cpp": [
            "ppconsul"
          ],
          "go": [
            "github.com/hashicorp/consul*"
          ],
          "image": [
            "hashicorp/consul",
            "consul"
          ],
          "maven": [
            "com.ecwid.consul:consul-api",
            "com.orbitz.consul:consul-client",
            "org.springframework.cloud:spring-cloud-starter-consul*"
          ],
          "npm": [
            "consul"
          ],
          "packagist": [
            "sensiolabs/consul-php-sdk"
          ],
          "pypi": [
            "python-consul",
            "py-consul"
          ],
          "rubygems": [
            "diplomat"
          ]
        }
      }
    },
    {
      "id": "couchdb",
      "layer": "component",
      "name": "Apache CouchDB",
      "category": "document-database",
      "aliases": [
        "CouchDB"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://couchdb.apache.org/",
      "status": "active",
      "statusSource": "https://couchdb.apache.org/",
      "summary": "Document database with replication over HTTP.",
      "guidance": "Choose for clients that work offline and synchronise later; otherwise prefer PostgreSQL.",
      "detect": {
        "packages": {
          "go": [
            "github.com/go-kivik/kivik"
          ],
          "image": [
            "couchdb"
          ],
          "maven": [
            "org.ektorp:org.ektorp"
          ],
          "npm": [
            "nano"
          ],
          "packagist": [
            "doctrine/couchdb"
          ],
          "pypi": [
            "couchdb"
          ]
        }
      }
    },
    {
      "id": "db2",
      "layer": "component",
      "name": "IBM Db2",
      "category": "relational-database",
      "aliases": [
        "DB2"
      ],
      "licence": "Proprietary",
      "homepage": "https://www.ibm.com/products/db2",
      "status": "active",
      "statusSource": "https://www.ibm.com/products/db2",
      "summary": "Commercial relational database of IBM.",
      "guidance": "Avoid in a young company unless a customer requires it.",
      "detect": {
        "packages": {
          "go": [
            "github.com/ibmdb/go_ibm_db"
          ],
          "image": [
            "ibmcom/db2"
          ],
          "maven": [
            "com.ibm.db2:jcc"
          ],
          "npm": [
            "ibm_db"
          ],
          "packagist": [
            "ext-ibm_db2"
          ],
          "pypi": [
            "ibm-db"
          ]
        }
      }
    },
    {
      "id": "dnspod",
      "layer": "component",
      "name": "DNSPod",
      "category": "dns",
      "aliases": [
        "Tencent DNSPod"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.dnspod.com/",
      "status": "active",
      "statusSource": "https://www.tencentcloud.com/document/product/1157",
      "summary": "Managed DNS of Tencent Cloud, used by many large Chinese sites.",
      "guidance": "Choose a paid plan when availability in mainland China matters; pair it with a second provider.",
      "detect": {
        "packages": {
          "go": [
            "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/dnspod"
          ],
          "maven": [
            "com.tencentcloudapi:tencentcloud-sdk-java-dnspod"
          ],
          "pypi": [
            "tencentcloud-sdk-python-dnspod"
          ]
        }
      }
    },
    {
      "id": "dubbo",
      "layer": "component",
      "name": "Apache Dubbo",
      "category": "rpc",
      "aliases": [
        "Dubbo"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://dubbo.apache.org/",
      "status": "active",
      "statusSource": "https://dubbo.apache.org/en/download/",
      "summary": "Service-governance framework for Java and Go; its Triple protocol is compatible with gRPC.",
      "guidance": "Choose in Java-heavy companies on Chinese clouds; other languages should call it through Triple with gRPC stubs.",
      "detect": {
        "packages": {
          "go": [
            "dubbo.apache.org/dubbo-go",
            "github.com/apache/dubbo-go"
          ],
          "maven": [
            "org.apache.dubbo:*"
          ],
          "npm": [
            "@apachedubbo/dubbo",
            "apache-dubbo-js"
          ],
          "pypi": [
            "apache-dubbo",
            "dubbo-py"
          ]
        }
      }
    },
    {
      "id": "dubbox",
      "layer": "component",
      "name": "DubboX",
      "category": "rpc",
      "licence": "Apache-2.0",
      "homepage": "https://github.com/dangdangdotcom/dubbox",
      "status": "abandoned",
      "statusSince": "2017-03",
      "statusSource": "https://github.com/dangdangdotcom/dubbox/commits/master",
      "summary": "Fork of Dubbo 2 by Dangdang that added REST and other protocols.",
      "guidance": "Do not use: it rests on a Spring generation without security fixes.",
      "successor": {
        "id": "dubbo"
      },
      "migration": "Move to Dubbo 3 with the dubbo protocol first, then switch to Triple; REST interfaces map to Triple REST.",
      "detect": {
        "packages": {
          "maven": [
            "com.alibaba:dubbo"
          ]
        }
      }
    },
    {
      "id": "etcd",
      "layer": "component",
      "name": "etcd",
      "category": "service-discovery",
      "licence": "Apache-2.0",
      "homepage": "https://etcd.io/",
      "status": "active",
      "statusSource": "https://github.com/etcd-io/etcd/releases",
      "summary": "Replicated key-value store with leases and watches; Kubernetes keeps its state in it.",
      "guidance": "Default for discovery and configuration; keep values small and turn authentication on.",
      "processes": [
        "configuration"
      ],
      "detect": {
        "packages": {
          "go": [
            "go.etcd.io/etcd*"
          ],
          "image": [
            "coreos/etcd",
            "bitnami/etcd"
          ],
          "maven": [
            "io.etcd:jetcd-core"
          ],
          "npm": [
            "etcd3"
          ],
          "pypi": [
            "etcd3",
            "python-etcd"
          ],
          "rubygems": [
            "etcdv3"
          ]
        }
      }
    },
    {
      "id": "flume",
      "layer": "component",
      "name": "Apache Flume",
      "category": "stream-processing",
      "aliases": [
        "Flume"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://logging.apache.org/flume/",
      "status": "dormant",
      "statusSince": "2024-10-10",
      "statusSource": "https://github.com/apache/logging-flume",
      "summary": "Agent that collects and moves log events.",
      "guidance": "Hold: the project is dormant and its README advises against new use.",
      "successor": {
        "id": "filebeat"
      },
      "migration": "Replace agents by Filebeat with the Kafka output; keep topic names so that consumers do not change.",
      "detect": {
        "packages": {
          "maven": [
            "org.apache.flume:*"
          ]
        }
      }
    },
    {
      "id": "grpc",
      "layer": "component",
      "name": "gRPC",
      "category": "rpc",
      "licence": "Apache-2.0",
      "homepage": "https://grpc.io/",
      "status": "active",
      "statusSource": "https://github.com/grpc/grpc/releases",
      "summary": "Calls over HTTP/2 with Protocol Buffers, streaming, deadlines and health checks.",
      "guidance": "Default for calls between services; PHP can only be a client.",
      "detect": {
        "packages": {
          "cpp": [
            "grpc"
          ],
          "go": [
            "google.golang.org/grpc",
            "connectrpc.com/connect"
          ],
          "maven": [
            "io.grpc:*",
            "net.devh:grpc-*"
          ],
          "npm": [
            "@grpc/grpc-js",
            "grpc",
            "nice-grpc"
          ],
          "packagist": [
            "grpc/grpc",
            "ext-grpc"
          ],
          "pypi": [
            "grpcio",
            "grpclib"
          ],
          "rubygems": [
            "grpc"
          ]
        }
      }
    },
    {
      "id": "hbase",
      "layer": "component",
      "name": "Apache HBase",
      "category": "wide-column-store",
      "aliases": [
        "HBase"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://hbase.apache.org/",
      "status": "active",
      "statusSource": "https://hbase.apache.org/downloads.html",
      "summary": "Wide-column store on Hadoop for very large tables.",
      "guidance": "Not early: it needs Hadoop and ZooKeeper and a team to run them.",
      "detect": {
        "packages": {
          "go": [
            "github.com/tsuna/gohbase"
          ],
          "maven": [
            "org.apache.hbase:*"
          ],
          "pypi": [
            "happybase"
          ]
        }
      }
    },
    {
      "id": "hessian",
      "layer": "component",
      "name": "Hessian",
      "category": "rpc",
      "licence": "Apache-style (Caucho)",
      "homepage": "http://hessian.caucho.com/",
      "status": "maintenance",
      "statusSource": "http://hessian.caucho.com/",
      "summary": "Binary web-service protocol and serialisation from Caucho.",
      "guidance": "Keep only for existing Java interoperability; use gRPC for new interfaces.",
      "successor": {
        "id": "grpc"
      },
      "migration": "Describe the interface in Protocol Buffers, serve gRPC beside Hessian, and move callers one by one.",
      "detect": {
        "packages": {
          "go": [
            "github.com/apache/dubbo-go-hessian2"
          ],
          "maven": [
            "com.caucho:hessian",
            "com.alibaba:hessian-lite"
          ],
          "npm": [
            "hessian.js"
          ],
          "pypi": [
            "python-hessian"
          ]
        }
      }
    },
    {
      "id": "hprose",
      "layer": "component",
      "name": "Hprose",
      "category": "rpc",
      "licence": "MIT",
      "homepage": "https://github.com/hprose",
      "status": "dormant",
      "statusSource": "https://github.com/hprose/hprose-java/issues/66",
      "summary": "Cross-language remote calls with its own compact serialisation.",
      "guidance": "Hold: versions 2 and 3 do not mix and most languages have had no release for years.",
      "successor": {
        "id": "grpc"
      },
      "migration": "Describe the interface in Protocol Buffers, serve both for one release, and move callers one by one.",
      "detect": {
        "packages": {
          "go": [
            "github.com/hprose/hprose-golang"
          ],
          "maven": [
            "org.hprose:*"
          ],
          "npm": [
            "hprose"
          ],
          "packagist": [
            "hprose/hprose"
          ],
          "pypi": [
            "hprose"
          ],
          "rubygems": [
            "hprose"
          ]
        }
      }
    },
    {
      "id": "infogrid",
      "layer": "component",
      "name": "InfoGrid",
      "category": "graph-database",
      "licence": "AGPL-3.0",
      "homepage": "http://infogrid.org/",
      "status": "abandoned",
      "statusSource": "http://infogrid.org/blog/tag/infogrid/",
      "summary": "Java graph database for web applications; the last release is 2.9.5.",
      "guidance": "Do not use: there has been no release for years and no artefact is published.",
      "successor": {
        "id": "neo4j"
      },
      "migration": "Export the objects and relations as CSV and import them into Neo4j."
    },
    {
      "id": "kafka",
      "layer": "component",
      "name": "Apache Kafka",
      "category": "message-queue",
      "aliases": [
        "Kafka"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://kafka.apache.org/",
      "status": "active",
      "statusSource": "https://kafka.apache.org/downloads",
      "summary": "Replicated log of records that many readers can replay.",
      "guidance": "Choose for events, logs and analytics that are replayed; heavy as a plain task queue.",
      "detect": {
        "packages": {
          "cpp": [
            "librdkafka",
            "rdkafka"
          ],
          "go": [
            "github.com/segmentio/kafka-go",
            "github.com/ibm/sarama",
            "github.com/IBM/sarama",
            "github.com/Shopify/sarama",
            "github.com/twmb/franz-go",
            "github.com/confluentinc/confluent-kafka-go*"
          ],
          "image": [
            "apache/kafka",
            "bitnami/kafka",
            "confluentinc/cp-kafka"
          ],
          "maven": [
            "org.apache.kafka:*",
            "org.springframework.kafka:*"
          ],
          "npm": [
            "kafkajs",
            "node-rdkafka",
            "@confluentinc/kafka-javascript"
          ],
          "packagist": [
            "ext-rdkafka"
          ],
          "pypi": [
            "kafka-python",
            "confluent-kafka",
            "aiokafka"
          ],
          "rubygems": [
            "rdkafka",
            "ruby-kafka",
            "karafka"
          ]
        }
      }
    },
    {
      "id": "lvs",
      "layer": "component",
      "name": "LVS",
      "category": "load-balancer",
      "aliases": [
        "Linux Virtual Server",
        "IPVS"
      ],
      "licence": "GPL-2.0-only",
      "homepage": "http://www.linuxvirtualserver.org/",
      "status": "active",
      "statusSource": "https://docs.kernel.org/networking/ipvs-sysctl.html",
      "summary": "Layer 4 load balancing inside the Linux kernel (IPVS).",
      "guidance": "Choose on your own hardware in front of Nginx; avoid in a cloud that sells a balancer."
    },
    {
      "id": "memcached",
      "layer": "component",
      "name": "Memcached",
      "category": "key-value-store",
      "licence": "BSD-3-Clause",
      "homepage": "https://memcached.org/",
      "status": "active",
      "statusSource": "https://github.com/memcached/memcached/wiki/ReleaseNotes",
      "summary": "Plain in-memory cache of keys and values.",
      "guidance": "Choose for a simple cache that may lose everything; choose Redis when you need structures or persistence.",
      "detect": {
        "packages": {
          "cpp": [
            "libmemcached"
          ],
          "go": [
            "github.com/bradfitz/gomemcache"
          ],
          "image": [
            "memcached",
            "bitnami/memcached"
          ],
          "maven": [
            "net.spy:spymemcached",
            "com.googlecode.xmemcached:xmemcached"
          ],
          "npm": [
            "memjs",
            "memcached"
          ],
          "packagist": [
            "ext-memcached"
          ],
          "pypi": [
            "pymemcache",
            "pylibmc"
          ],
          "rubygems": [
            "dalli"
          ]
        }
      }
    },
    {
      "id": "mongodb",
      "layer": "component",
      "name": "MongoDB",
      "category": "document-database",
      "aliases": [
        "Mongo"
      ],
      "licence": "SSPL-1.0",
      "homepage": "https://www.mongodb.com/",
      "status": "active",
      "statusSource": "https://www.mongodb.com/docs/manual/release-notes/",
      "summary": "Document database with flexible schemas and secondary indexes.",
      "guidance": "Choose a managed edition only; PostgreSQL with JSON columns covers most early needs.",
      "detect": {
        "packages": {
          "cpp": [
            "mongo-cxx-driver",
            "mongocxx"
          ],
          "go": [
            "go.mongodb.org/mongo-driver"
          ],
          "image": [
            "mongo"
          ],
          "maven": [
            "org.mongodb:*",
            "org.springframework.boot:spring-boot-starter-data-mongodb"
          ],
          "npm": [
            "mongodb",
            "mongoose"
          ],
          "packagist": [
            "mongodb/mongodb",
            "ext-mongodb"
          ],
          "pypi": [
            "pymongo",
            "motor"
          ],
          "rubygems": [
            "mongo",
            "mongoid"
          ]
        }
      }
    },
    {
      "id": "motan",
      "layer": "component",
      "name": "Motan",
      "category": "rpc",
      "licence": "Apache-2.0",
      "homepage": "https://github.com/weibocom/motan",
      "status": "maintenance",
      "statusSource": "https://github.com/weibocom/motan/releases",
      "summary": "Service-governance framework of Weibo for Java and Go.",
      "guidance": "Hold unless you must talk to existing Motan services.",
      "successor": {
        "id": "grpc"
      },
      "migration": "Serve gRPC beside Motan, register both, and move callers one by one.",
      "detect": {
        "packages": {
          "go": [
            "github.com/weibocom/motan-go"
          ],
          "maven": [
            "com.weibo:motan-*"
          ],
          "packagist": [
            "motan/motan-php"
          ]
        }
      }
    },
    {
      "id": "mysql",
      "layer": "component",
      "name": "MySQL",
      "category": "relational-database",
      "licence": "GPL-2.0-only WITH Universal-FOSS-exception-1.0",
      "homepage": "https://www.mysql.com/",
      "status": "active",
      "statusSource": "https://dev.mysql.com/doc/relnotes/mysql/8.4/en/",
      "summary": "Most widely run open relational database.",
      "guidance": "Good default beside PostgreSQL; take a managed edition while the team is small.",
      "detect": {
        "packages": {
          "cpp": [
            "mysql-connector-cpp",
            "libmysqlclient"
          ],
          "go": [
            "github.com/go-sql-driver/mysql"
          ],
          "image": [
            "mysql",
            "mariadb",
            "bitnami/mysql"
          ],
          "maven": [
            "com.mysql:mysql-connector-j",
            "mysql:mysql-connector-java",
            "org.mariadb.jdbc:mariadb-java-client"
          ],
          "npm": [
            "mysql",
            "mysql2"
          ],
          "packagist": [
            "ext-mysqli",
            "ext-pdo_mysql"
          ],
          "pypi": [
            "pymysql",
            "mysqlclient",
            "mysql-connector-python",
            "aiomysql"
          ],
          "rubygems": [
            "mysql2",
            "trilogy"
          ]
        }
      }
    },
    {
      "id": "nats",
      "layer": "component",
      "name": "NATS",
      "category": "message-queue",
      "aliases": [
        "NATS JetStream"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://nats.io/",
      "status": "active",
      "statusSource": "https://github.com/nats-io/nats-server/releases",
      "summary": "Small, fast messaging server; JetStream adds persistence.",
      "guidance": "Choose for light messaging between Go services; turn JetStream on where messages must survive.",
      "detect": {
        "packages": {
          "cpp": [
            "cnats"
          ],
          "go": [
            "github.com/nats-io/nats.go"
          ],
          "image": [
            "nats"
          ],
          "maven": [
            "io.nats:jnats"
          ],
          "npm": [
            "nats",
            "@nats-io/transport-node"
          ],
          "packagist": [
            "basis-company/nats"
          ],
          "pypi": [
            "nats-py"
          ],
          "rubygems": [
            "nats-pure"
          ]
        }
      }
    },
    {
      "id": "neo4j",
      "layer": "component",
      "name": "Neo4j",
      "category": "graph-database",
      "licence": "GPL-3.0-only (community edition)",
      "homepage": "https://neo4j.com/",
      "status": "active",
      "statusSource": "https://neo4j.com/release-notes/",
      "summary": "Graph database with the Cypher query language.",
      "guidance": "Choose only when queries walk many relations; recursive SQL is enough for shallow ones.",
      "detect": {
        "packages": {
          "go": [
            "github.com/neo4j/neo4j-go-driver"
          ],
          "image": [
            "neo4j"
          ],
          "maven": [
            "org.neo4j.driver:neo4j-java-driver"
          ],
          "npm": [
            "neo4j-driver"
          ],
          "packagist": [
            "laudis/neo4j-php-client"
          ],
          "pypi": [
            "neo4j"
          ],
          "rubygems": [
            "neo4j-ruby-driver"
          ]
        }
      }
    },
    {
      "id": "nginx",
      "layer": "component",
      "name": "Nginx",
      "category": "load-balancer",
      "licence": "BSD-2-Clause",
      "homepage": "https://nginx.org/",
      "status": "active",
      "statusSource": "https://nginx.org/en/CHANGES",
      "summary": "Web server, reverse proxy and layer 7 load balancer.",
      "guidance": "Default reverse proxy, also in front of Kibana for authentication and balancing.",
      "detect": {
        "packages": {
          "image": [
            "nginx",
            "nginxinc/nginx-unprivileged"
          ]
        }
      }
    },
    {
      "id": "nsq",
      "layer": "component",
      "name": "NSQ",
      "category": "message-queue",
      "licence": "MIT",
      "homepage": "https://nsq.io/",
      "status": "maintenance",
      "statusSource": "https://github.com/nsqio/nsq/releases",
      "summary": "Distributed queue as static Go binaries, at-least-once and without replication.",
      "guidance": "Choose for small Go set-ups that can lose a node's messages; releases are rare.",
      "successor": {
        "id": "nats"
      },
      "migration": "Publish to both for a while, move consumers to a JetStream stream per topic, then drain NSQ.",
      "detect": {
        "packages": {
          "go": [
            "github.com/nsqio/go-nsq"
          ],
          "image": [
            "nsqio/nsq"
          ],
          "npm": [
            "nsqjs"
          ],
          "pypi": [
            "pynsq",
            "gnsq"
          ]
        }
      }
    },
    {
      "id": "oracle",
      "layer": "component",
      "name": "Oracle Database",
      "category": "relational-database",
      "aliases": [
        "Oracle DB",
        "Oracle"
      ],
      "licence": "Proprietary",
      "homepage": "https://www.oracle.com/database/",
      "status": "active",
      "statusSource": "https://www.oracle.com/database/technologies/",
      "summary": "Commercial relational database for large enterprises.",
      "guidance": "Avoid in a young company: licence cost and lock-in outweigh its features.",
      "detect": {
        "packages": {
          "go": [
            "github.com/godror/godror",
            "github.com/sijms/go-ora"
          ],
          "maven": [
            "com.oracle.database.jdbc:*"
          ],
          "npm": [
            "oracledb"
          ],
          "packagist": [
            "ext-oci8"
          ],
          "pypi": [
            "oracledb",
            "cx-oracle"
          ],
          "rubygems": [
            "ruby-oci8"
          ]
        }
      }
    },
    {
      "id": "postgresql",
      "layer": "component",
      "name": "PostgreSQL",
      "category": "relational-database",
      "aliases": [
        "Postgres",
        "PG"
      ],
      "licence": "PostgreSQL",
      "homepage": "https://www.postgresql.org/",
      "status": "active",
      "statusSource": "https://www.postgresql.org/support/versioning/",
      "summary": "Relational database with rich types, extensions and strict standards.",
      "guidance": "Default relational database; take a managed edition while the team is small.",
      "detect": {
        "packages": {
          "cpp": [
            "libpqxx",
            "libpq",
            "postgresql"
          ],
          "go": [
            "github.com/jackc/pgx",
            "github.com/lib/pq"
          ],
          "image": [
            "postgres",
            "bitnami/postgresql"
          ],
          "maven": [
            "org.postgresql:postgresql",
            "org.postgresql:r2dbc-postgresql"
          ],
          "npm": [
            "pg",
            "postgres",
            "pg-promise"
          ],
          "packagist": [
            "ext-pgsql",
            "ext-pdo_pgsql"
          ],
          "pypi": [
            "psycopg",
            "psycopg2",
            "psycopg2-binary",
            "asyncpg"
          ],
          "rubygems": [
            "pg"
          ]
        }
      }
    },
    {
      "id": "pulsar",
      "layer": "component",
      "name": "Apache Pulsar",
      "category": "message-queue",
      "aliases": [
        "Pulsar"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://pulsar.apache.org/",
      "status": "active",
      "statusSource": "https://pulsar.apache.org/download/",
      "summary": "Messaging with storage apart from brokers, tenants and replication across regions.",
      "guidance": "Not early: three kinds of processes to run; choose for many tenants or regions.",
      "detect": {
        "packages": {
          "cpp": [
            "pulsar"
          ],
          "go": [
            "github.com/apache/pulsar-client-go"
          ],
          "image": [
            "apachepulsar/pulsar"
          ],
          "maven": [
            "org.apache.pulsar:*"
          ],
          "npm": [
            "pulsar-client"
          ],
          "pypi": [
            "pulsar-client"
          ]
        }
      }
    },
    {
      "id": "rabbitmq",
      "layer": "component",
      "name": "RabbitMQ",
      "category": "message-queue",
      "licence": "MPL-2.0",
      "homepage": "https://www.rabbitmq.com/",
      "status": "active",
      "statusSource": "https://www.rabbitmq.com/release-information",
      "summary": "Message broker with queues, routing, quorum replication and a management page.",
      "guidance": "Default for tasks and work queues; choose Kafka when many readers must replay.",
      "detect": {
        "packages": {
          "cpp": [
            "rabbitmq-c",
            "amqp-cpp"
          ],
          "go": [
            "github.com/rabbitmq/amqp091-go",
            "github.com/streadway/amqp"
          ],
          "image": [
            "rabbitmq"
          ],
          "maven": [
            "com.rabbitmq:amqp-client",
            "org.springframework.boot:spring-boot-starter-amqp",
            "org.springframework.amqp:spring-rabbit"
          ],
          "npm": [
            "amqplib"
          ],
          "packagist": [
            "php-amqplib/php-amqplib",
            "ext-amqp"
          ],
          "pypi": [
            "pika",
            "aio-pika"
          ],
          "rubygems": [
            "bunny"
          ]
        }
      }
    },
    {
      "id": "redis-streams",
      "layer": "component",
      "name": "Redis Streams",
      "category": "message-queue",
      "licence": "As Redis",
      "homepage": "https://redis.io/docs/latest/develop/data-types/streams/",
      "status": "active",
      "statusSource": "https://redis.io/docs/latest/develop/data-types/streams/",
      "summary": "Append-only log with consumer groups inside Redis.",
      "guidance": "Choose when Redis already runs and volumes are small; memory bounds the backlog.",
      "partOf": "redis"
    },
    {
      "id": "redis",
      "layer": "component",
      "name": "Redis",
      "category": "key-value-store",
      "aliases": [
        "Valkey"
      ],
      "licence": "RSALv2 OR SSPL-1.0 OR AGPL-3.0-only from 8.0; BSD-3-Clause up to 7.2",
      "homepage": "https://redis.io/",
      "status": "active",
      "statusSource": "https://github.com/redis/redis/releases",
      "summary": "In-memory data structures with persistence, used as cache, lock, counter and queue.",
      "guidance": "Default cache; check the licence, or take Valkey (BSD-3-Clause), which speaks the same protocol.",
      "detect": {
        "packages": {
          "cpp": [
            "hiredis",
            "redis-plus-plus",
            "redis++"
          ],
          "go": [
            "github.com/redis/go-redis",
            "github.com/go-redis/redis",
            "github.com/gomodule/redigo",
            "github.com/redis/rueidis"
          ],
          "image": [
            "redis",
            "valkey/valkey",
            "bitnami/redis"
          ],
          "maven": [
            "redis.clients:jedis",
            "io.lettuce:lettuce-core",
            "org.redisson:redisson*",
            "org.springframework.boot:spring-boot-starter-data-redis"
          ],
          "npm": [
            "redis",
            "ioredis"
          ],
          "packagist": [
            "ext-redis",
            "predis/predis"
          ],
          "pypi": [
            "redis",
            "aioredis"
          ],
          "rubygems": [
            "redis",
            "redis-client"
          ]
        }
      }
    },
    {
      "id": "rocketmq",
      "layer": "component",
      "name": "Apache RocketMQ",
      "category": "message-queue",
      "aliases": [
        "RocketMQ"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://rocketmq.apache.org/",
      "status": "active",
      "statusSource": "https://rocketmq.apache.org/download/",
      "summary": "Message broker with ordered, delayed and transactional messages.",
      "guidance": "Choose for ordered or transactional messages, above all on Alibaba Cloud; the PHP client is unfinished.",
      "detect": {
        "packages": {
          "cpp": [
            "rocketmq"
          ],
          "go": [
            "github.com/apache/rocketmq-client-go",
            "github.com/apache/rocketmq-clients/golang"
          ],
          "image": [
            "apache/rocketmq"
          ],
          "maven": [
            "org.apache.rocketmq:*"
          ],
          "npm": [
            "rocketmq-client-nodejs"
          ],
          "pypi": [
            "rocketmq-client-python",
            "rocketmq-python-client"
          ]
        }
      }
    },
    {
      "id": "route-53",
      "layer": "component",
      "name": "Amazon Route 53",
      "category": "dns",
      "aliases": [
        "Route53",
        "AWS Route 53",
        "Route 53"
      ],
      "licence": "Proprietary service",
      "homepage": "https://aws.amazon.com/route53/",
      "status": "active",
      "statusSource": "https://aws.amazon.com/route53/",
      "summary": "Managed DNS of AWS with health checks and routing policies.",
      "guidance": "Choose for deployments outside mainland China; pair it with a second provider.",
      "detect": {
        "packages": {
          "go": [
            "github.com/aws/aws-sdk-go-v2/service/route53"
          ],
          "maven": [
            "software.amazon.awssdk:route53"
          ],
          "npm": [
            "@aws-sdk/client-route-53"
          ],
          "rubygems": [
            "aws-sdk-route53"
          ]
        }
      }
    },
    {
      "id": "rpcx",
      "layer": "component",
      "name": "rpcx",
      "category": "rpc",
      "licence": "Apache-2.0",
      "homepage": "https://rpcx.io/",
      "status": "active",
      "statusSource": "https://github.com/smallnest/rpcx/releases",
      "summary": "Service-governance framework for Go with pluggable registries and codecs.",
      "guidance": "Try only in Go-only teams; other languages have no maintained implementation.",
      "detect": {
        "packages": {
          "go": [
            "github.com/smallnest/rpcx"
          ]
        }
      }
    },
    {
      "id": "spanner",
      "layer": "component",
      "name": "Google Cloud Spanner",
      "category": "newsql-database",
      "aliases": [
        "Google Spanner",
        "Cloud Spanner",
        "Spanner"
      ],
      "licence": "Proprietary service",
      "homepage": "https://cloud.google.com/spanner",
      "status": "active",
      "statusSource": "https://cloud.google.com/spanner/docs/release-notes",
      "summary": "Managed, globally consistent SQL database of Google Cloud.",
      "guidance": "Choose only when you run on Google Cloud and need global consistency.",
      "detect": {
        "packages": {
          "go": [
            "cloud.google.com/go/spanner",
            "github.com/googleapis/go-sql-spanner"
          ],
          "maven": [
            "com.google.cloud:google-cloud-spanner*"
          ],
          "npm": [
            "@google-cloud/spanner"
          ],
          "packagist": [
            "google/cloud-spanner"
          ],
          "pypi": [
            "google-cloud-spanner"
          ],
          "rubygems": [
            "google-cloud-spanner"
          ]
        }
      }
    },
    {
      "id": "storm",
      "layer": "component",
      "name": "Apache Storm",
      "category": "stream-processing",
      "aliases": [
        "Storm"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://storm.apache.org/",
      "status": "active",
      "statusSource": "https://storm.apache.org/downloads.html",
      "summary": "Real-time computation over unbounded streams.",
      "guidance": "Keep what runs; prefer Flink for new pipelines, because more people know it.",
      "detect": {
        "packages": {
          "image": [
            "storm"
          ],
          "maven": [
            "org.apache.storm:*"
          ],
          "pypi": [
            "streamparse"
          ]
        }
      }
    },
    {
      "id": "tencent-cdn",
      "layer": "component",
      "name": "Tencent Cloud CDN",
      "category": "cdn",
      "aliases": [
        "Tencent CDN"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.tencentcloud.com/products/cdn",
      "status": "active",
      "statusSource": "https://www.tencentcloud.com/products/cdn",
      "summary": "Content delivery network of Tencent Cloud.",
      "guidance": "Good single provider to start with in mainland China; add a second one for redundancy.",
      "detect": {
        "packages": {
          "go": [
            "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cdn"
          ],
          "maven": [
            "com.tencentcloudapi:tencentcloud-sdk-java-cdn"
          ],
          "pypi": [
            "tencentcloud-sdk-python-cdn"
          ]
        }
      }
    },
    {
      "id": "tencent-clb",
      "layer": "component",
      "name": "Tencent Cloud CLB",
      "category": "load-balancer",
      "aliases": [
        "CLB",
        "Tencent CLB"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.tencentcloud.com/products/clb",
      "status": "active",
      "statusSource": "https://www.tencentcloud.com/products/clb",
      "summary": "Managed layer 4 and layer 7 load balancing of Tencent Cloud.",
      "guidance": "Default on Tencent Cloud.",
      "detect": {
        "packages": {
          "go": [
            "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/clb"
          ],
          "maven": [
            "com.tencentcloudapi:tencentcloud-sdk-java-clb"
          ],
          "pypi": [
            "tencentcloud-sdk-python-clb"
          ]
        }
      }
    },
    {
      "id": "thrift",
      "layer": "component",
      "name": "Apache Thrift",
      "category": "rpc",
      "aliases": [
        "Thrift"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://thrift.apache.org/",
      "status": "active",
      "statusSource": "https://thrift.apache.org/download",
      "summary": "Interface language, code generator and transports for calls across many languages.",
      "guidance": "Choose when PHP or Ruby must serve calls too; otherwise gRPC has the larger ecosystem.",
      "detect": {
        "packages": {
          "cpp": [
            "thrift"
          ],
          "go": [
            "github.com/apache/thrift"
          ],
          "maven": [
            "org.apache.thrift:libthrift"
          ],
          "npm": [
            "thrift"
          ],
          "packagist": [
            "apache/thrift"
          ],
          "pypi": [
            "thrift",
            "thriftpy2"
          ],
          "rubygems": [
            "thrift"
          ]
        }
      }
    },
    {
      "id": "tidb",
      "layer": "component",
      "name": "TiDB",
      "category": "newsql-database",
      "licence": "Apache-2.0",
      "homepage": "https://www.pingcap.com/tidb/",
      "status": "active",
      "statusSource": "https://docs.pingcap.com/tidb/stable/release-notes",
      "summary": "Distributed SQL database that speaks the MySQL protocol and adds column storage for analytics.",
      "guidance": "Choose when one MySQL is no longer enough and sharding by hand hurts; too heavy to start with.",
      "detect": {
        "packages": {
          "go": [
            "github.com/pingcap/tidb",
            "github.com/tikv/client-go"
          ],
          "image": [
            "pingcap/tidb"
          ]
        }
      }
    },
    {
      "id": "wangsu-cdn",
      "layer": "component",
      "name": "Wangsu CDN",
      "category": "cdn",
      "aliases": [
        "Wangsu",
        "ChinaNetCenter"
      ],
      "licence": "Proprietary service",
      "homepage": "https://www.wangsu.com/",
      "status": "active",
      "statusSource": "https://www.wangsu.com/",
      "summary": "Content delivery network of Wangsu (ChinaNetCenter), strong in mainland China.",
      "guidance": "Choose as the second provider in mainland China or for contract volumes; self-service is limited."
    },
    {
      "id": "zeromq",
      "layer": "component",
      "name": "ZeroMQ",
      "category": "message-queue",
      "aliases": [
        "0MQ"
      ],
      "licence": "MPL-2.0 from 4.3.5; LGPL-3.0 with exception before",
      "homepage": "https://zeromq.org/",
      "status": "active",
      "statusSource": "https://github.com/zeromq/libzmq/releases",
      "summary": "Messaging library without a broker, for patterns between processes.",
      "guidance": "Choose inside one system for speed; avoid where messages must survive a restart.",
      "detect": {
        "packages": {
          "cpp": [
            "zeromq",
            "cppzmq",
            "libzmq"
          ],
          "go": [
            "github.com/pebbe/zmq4",
            "github.com/go-zeromq/zmq4"
          ],
          "maven": [
            "org.zeromq:*"
          ],
          "npm": [
            "zeromq"
          ],
          "pypi": [
            "pyzmq"
          ],
          "rubygems": [
            "ffi-rzmq"
          ]
        }
      }
    },
    {
      "id": "zookeeper",
      "layer": "component",
      "name": "Apache ZooKeeper",
      "category": "service-discovery",
      "aliases": [
        "ZooKeeper",
        "ZK"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://zookeeper.apache.org/",
      "status": "active",
      "statusSource": "https://zookeeper.apache.org/releases.html",
      "summary": "Coordination service with hierarchical nodes and watches, originally from Hadoop.",
      "guidance": "Choose only where Dubbo, HBase or Storm need it; native clients for PHP and Ruby are poor.",
      "processes": [
        "configuration"
      ],
      "detect": {
        "packages": {
          "cpp": [
            "zookeeper"
          ],
          "go": [
            "github.com/go-zookeeper/zk",
            "github.com/samuel/go-zookeeper"
          ],
          "image": [
            "zookeeper"
          ],
          "maven": [
            "org.apache.zookeeper:zookeeper",
            "org.apache.curator:*"
          ],
          "npm": [
            "node-zookeeper-client",
            "zookeeper"
          ],
          "packagist": [
            "ext-zookeeper"
          ],
          "pypi": [
            "kazoo"
          ],
          "rubygems": [
            "zk",
            "zookeeper"
          ]
        }
      }
    },
    {
      "id": "cpp",
      "layer": "language",
      "name": "C++",
      "category": "language",
      "aliases": [
        "C plus plus"
      ],
      "licence": "None: an ISO standard; GCC is GPL-3.0-or-later WITH GCC-exception-3.1",
      "homepage": "https://isocpp.org/",
      "status": "active",
      "statusSource": "https://isocpp.org/std/status",
      "summary": "Compiled language with manual control over memory and layout.",
      "guidance": "Choose for latency-critical engines; avoid for ordinary services, where memory safety and delivery speed weigh more.",
      "detect": {
        "packages": {
          "runtime": [
            "cpp"
          ]
        },
        "files": [
          "CMakeLists.txt",
          "conanfile.txt",
          "vcpkg.json"
        ]
      }
    },
    {
      "id": "go",
      "layer": "language",
      "name": "Go",
      "category": "language",
      "aliases": [
        "Golang"
      ],
      "licence": "BSD-3-Clause",
      "homepage": "https://go.dev/",
      "status": "active",
      "statusSource": "https://go.dev/doc/devel/release",
      "summary": "Compiled, garbage-collected language with concurrency built in and one static binary as output.",
      "guidance": "Default for new services; avoid where a mature library exists only on the JVM or in Python.",
      "detect": {
        "packages": {
          "runtime": [
            "go"
          ]
        },
        "files": [
          "go.mod"
        ]
      }
    },
    {
      "id": "java",
      "layer": "language",
      "name": "Java",
      "category": "language",
      "aliases": [
        "OpenJDK",
        "JVM"
      ],
      "licence": "GPL-2.0-only WITH Classpath-exception-2.0",
      "homepage": "https://openjdk.org/",
      "status": "active",
      "statusSource": "https://openjdk.org/projects/jdk/",
      "summary": "Statically typed language on the JVM, with the widest choice of server libraries.",
      "guidance": "Choose when you hire many people or need Java-only frameworks such as Dubbo; plan for more memory per service.",
      "detect": {
        "packages": {
          "runtime": [
            "java"
          ]
        },
        "files": [
          "pom.xml",
          "build.gradle",
          "build.gradle.kts"
        ]
      }
    },
    {
      "id": "php",
      "layer": "language",
      "name": "PHP",
      "category": "language",
      "licence": "PHP-3.01",
      "homepage": "https://www.php.net/",
      "status": "active",
      "statusSource": "https://www.php.net/supported-versions.php",
      "summary": "Scripting language for the web with one process per request.",
      "guidance": "Keep for the web edge and existing sites; avoid for RPC services, since gRPC has no upstream server for it.",
      "detect": {
        "packages": {
          "runtime": [
            "php"
          ]
        },
        "files": [
          "composer.json"
        ]
      }
    },
    {
      "id": "python",
      "layer": "language",
      "name": "Python",
      "category": "language",
      "licence": "PSF-2.0",
      "homepage": "https://www.python.org/",
      "status": "active",
      "statusSource": "https://devguide.python.org/versions/",
      "summary": "Dynamic language with the largest data and machine-learning ecosystem.",
      "guidance": "Choose for data, machine learning and glue; avoid for services bound by processor time.",
      "detect": {
        "packages": {
          "runtime": [
            "python"
          ]
        },
        "files": [
          "pyproject.toml",
          "requirements.txt"
        ]
      }
    },
    {
      "id": "ruby",
      "layer": "language",
      "name": "Ruby",
      "category": "language",
      "licence": "BSD-2-Clause OR Ruby",
      "homepage": "https://www.ruby-lang.org/",
      "status": "active",
      "statusSource": "https://www.ruby-lang.org/en/downloads/branches/",
      "summary": "Dynamic object-oriented language, best known for Rails.",
      "guidance": "Choose only where the team already knows it; hiring is harder than for Go, Java or Python.",
      "detect": {
        "packages": {
          "runtime": [
            "ruby"
          ]
        },
        "files": [
          "Gemfile"
        ]
      }
    },
    {
      "id": "typescript",
      "layer": "language",
      "name": "TypeScript",
      "category": "language",
      "aliases": [
        "Node.js",
        "Node",
        "JavaScript"
      ],
      "licence": "Apache-2.0 (Node.js: MIT)",
      "homepage": "https://www.typescriptlang.org/",
      "status": "active",
      "statusSource": "https://nodejs.org/en/about/previous-releases",
      "summary": "JavaScript with static types; on servers it runs on Node.js.",
      "guidance": "Choose for web front ends, backends-for-frontends and tooling; avoid for work bound by processor time.",
      "detect": {
        "packages": {
          "npm": [
            "typescript"
          ]
        },
        "files": [
          "tsconfig.json"
        ]
      }
    },
    {
      "id": "alertmanager",
      "layer": "system",
      "name": "Alertmanager",
      "category": "monitoring",
      "aliases": [
        "Prometheus Alertmanager"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://prometheus.io/docs/alerting/latest/alertmanager/",
      "status": "active",
      "statusSource": "https://github.com/prometheus/alertmanager/releases",
      "summary": "Groups, silences and routes the alerts of Prometheus.",
      "guidance": "Default beside Prometheus; give every severity a receiver.",
      "processes": [
        "alerting"
      ],
      "detect": {
        "packages": {
          "image": [
            "prom/alertmanager"
          ]
        }
      }
    },
    {
      "id": "ansible",
      "layer": "system",
      "name": "Ansible",
      "category": "machine-management",
      "licence": "GPL-3.0-or-later",
      "homepage": "https://docs.ansible.com/",
      "status": "active",
      "statusSource": "https://docs.ansible.com/ansible/latest/reference_appendices/release_and_maintenance.html",
      "summary": "Configuration of machines over SSH, without agents, by YAML playbooks.",
      "guidance": "Default: no agent, and playbooks read like documentation.",
      "processes": [
        "configuration",
        "operations",
        "release"
      ]
    },
    {
      "id": "chef",
      "layer": "system",
      "name": "Chef",
      "category": "machine-management",
      "aliases": [
        "Chef Infra"
      ],
      "licence": "Apache-2.0 (source); EULA (binaries)",
      "homepage": "https://www.chef.io/",
      "status": "active",
      "statusSource": "https://docs.chef.io/versions/",
      "summary": "Configuration of machines by recipes in Ruby.",
      "guidance": "Avoid for a new start: binaries need an agreement and the language is Ruby.",
      "processes": [
        "configuration",
        "operations"
      ]
    },
    {
      "id": "cloud-foundry",
      "layer": "system",
      "name": "Cloud Foundry",
      "category": "platform",
      "aliases": [
        "CF"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://www.cloudfoundry.org/",
      "status": "active",
      "statusSource": "https://www.cloudfoundry.org/",
      "summary": "Platform that runs pushed applications; named by the guide as a user of etcd.",
      "guidance": "Keep where it runs; Kubernetes has the larger ecosystem.",
      "processes": [
        "operations",
        "release"
      ]
    },
    {
      "id": "elasticsearch",
      "layer": "system",
      "name": "Elasticsearch",
      "category": "logging",
      "aliases": [
        "ES",
        "ELK"
      ],
      "licence": "AGPL-3.0-only OR SSPL-1.0 OR Elastic-2.0",
      "homepage": "https://www.elastic.co/elasticsearch",
      "status": "active",
      "statusSource": "https://www.elastic.co/docs/release-notes/elasticsearch",
      "summary": "Search and analytics engine that stores the logs of the ELK stack.",
      "guidance": "Default log store once logs are too many for files; set retention from the first day.",
      "processes": [
        "logging"
      ],
      "detect": {
        "packages": {
          "go": [
            "github.com/elastic/go-elasticsearch",
            "github.com/opensearch-project/opensearch-go",
            "github.com/olivere/elastic"
          ],
          "image": [
            "elasticsearch",
            "opensearchproject/opensearch"
          ],
          "maven": [
            "co.elastic.clients:elasticsearch-java",
            "org.elasticsearch.client:*",
            "org.opensearch.client:*"
          ],
          "npm": [
            "@elastic/elasticsearch",
            "@opensearch-project/opensearch"
          ],
          "packagist": [
            "elasticsearch/elasticsearch"
          ],
          "pypi": [
            "elasticsearch",
            "opensearch-py"
          ],
          "rubygems": [
            "elasticsearch",
            "opensearch-ruby"
          ]
        }
      }
    },
    {
      "id": "filebeat",
      "layer": "system",
      "name": "Filebeat",
      "category": "logging",
      "licence": "Elastic-2.0; Apache-2.0 (OSS distribution)",
      "homepage": "https://www.elastic.co/beats/filebeat",
      "status": "active",
      "statusSource": "https://www.elastic.co/docs/release-notes/beats",
      "summary": "Light agent that ships log files to Elasticsearch, Logstash or Kafka.",
      "guidance": "Default shipper; use the filestream input with the ndjson parser.",
      "processes": [
        "logging"
      ],
      "detect": {
        "packages": {
          "image": [
            "beats/filebeat",
            "elastic/filebeat"
          ]
        },
        "files": [
          "deploy/filebeat.yml"
        ]
      }
    },
    {
      "id": "gerrit",
      "layer": "system",
      "name": "Gerrit",
      "category": "code-management",
      "aliases": [
        "Gerrit Code Review"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://www.gerritcodereview.com/",
      "status": "active",
      "statusSource": "https://www.gerritcodereview.com/releases-readme.html",
      "summary": "Code review per commit with labels, submit rules and fine access control.",
      "guidance": "Choose when review per commit is the point; needs more training than merge requests.",
      "processes": [
        "code-review",
        "branch-policy",
        "access-control"
      ]
    },
    {
      "id": "git",
      "layer": "system",
      "name": "Git",
      "category": "code-management",
      "licence": "GPL-2.0-only",
      "homepage": "https://git-scm.com/",
      "status": "active",
      "statusSource": "https://git-scm.com/downloads",
      "summary": "Distributed version control; the standard.",
      "guidance": "Always.",
      "processes": [
        "development-workflow"
      ]
    },
    {
      "id": "gitlab-ci",
      "layer": "system",
      "name": "GitLab CI",
      "category": "ci",
      "aliases": [
        "GitLab CI/CD"
      ],
      "licence": "MIT (community edition); proprietary (enterprise edition)",
      "homepage": "https://docs.gitlab.com/ci/",
      "status": "active",
      "statusSource": "https://about.gitlab.com/releases/",
      "summary": "Pipelines built into GitLab, described in .gitlab-ci.yml.",
      "guidance": "Default when the code is in GitLab.",
      "processes": [
        "ci",
        "release",
        "coding-standard"
      ],
      "partOf": "gitlab",
      "detect": {
        "files": [
          ".gitlab-ci.yml"
        ]
      }
    },
    {
      "id": "gitlab",
      "layer": "system",
      "name": "GitLab",
      "category": "code-management",
      "licence": "MIT (community edition); proprietary (enterprise edition)",
      "homepage": "https://about.gitlab.com/",
      "status": "active",
      "statusSource": "https://about.gitlab.com/releases/",
      "summary": "Repositories, merge requests, issues and pipelines in one self-hosted system.",
      "guidance": "Default for self-hosting: one system covers code, review, branch policy and pipelines.",
      "processes": [
        "development-workflow",
        "code-review",
        "branch-policy",
        "access-control"
      ]
    },
    {
      "id": "gocd",
      "layer": "system",
      "name": "GoCD",
      "category": "ci",
      "aliases": [
        "Go (Thoughtworks)",
        "Cruise"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://www.gocd.org/",
      "status": "active",
      "statusSource": "https://www.gocd.org/releases/",
      "summary": "Continuous delivery server of Thoughtworks, successor of Cruise, with value-stream maps.",
      "guidance": "Choose only for deep delivery pipelines with manual gates; few maintainers remain.",
      "processes": [
        "ci",
        "release"
      ]
    },
    {
      "id": "grafana",
      "layer": "system",
      "name": "Grafana",
      "category": "monitoring",
      "licence": "AGPL-3.0-only",
      "homepage": "https://grafana.com/oss/grafana/",
      "status": "active",
      "statusSource": "https://grafana.com/docs/grafana/latest/whatsnew/",
      "summary": "Dashboards and alert rules over many data sources.",
      "guidance": "Default for dashboards; keep them in folders that teams own.",
      "processes": [
        "monitoring",
        "alerting"
      ],
      "detect": {
        "packages": {
          "image": [
            "grafana/grafana",
            "grafana/grafana-oss"
          ]
        }
      }
    },
    {
      "id": "jenkins",
      "layer": "system",
      "name": "Jenkins",
      "category": "ci",
      "licence": "MIT",
      "homepage": "https://www.jenkins.io/",
      "status": "active",
      "statusSource": "https://www.jenkins.io/changelog/",
      "summary": "Automation server in Java with thousands of plugins.",
      "guidance": "Choose when you need its plugins or odd build machines; upkeep is high.",
      "processes": [
        "ci",
        "release",
        "coding-standard"
      ],
      "detect": {
        "files": [
          "Jenkinsfile"
        ]
      }
    },
    {
      "id": "jira",
      "layer": "system",
      "name": "Jira",
      "category": "issue-tracking",
      "aliases": [
        "Jira Software",
        "Atlassian Jira"
      ],
      "licence": "Proprietary",
      "homepage": "https://www.atlassian.com/software/jira",
      "status": "active",
      "statusSource": "https://confluence.atlassian.com/cloud/blog",
      "summary": "Issue tracker with user stories, sprint boards and reports.",
      "guidance": "Choose when boards and reports for many teams are worth the price; keep workflows simple.",
      "processes": [
        "issue-tracking",
        "development-workflow",
        "reporting"
      ]
    },
    {
      "id": "jumpserver",
      "layer": "system",
      "name": "JumpServer",
      "category": "bastion",
      "licence": "GPL-3.0-only",
      "homepage": "https://www.jumpserver.com/",
      "status": "active",
      "statusSource": "https://github.com/jumpserver/jumpserver/releases",
      "summary": "Bastion host with roles, session recording and command filters.",
      "guidance": "Default for access to machines: nobody should log in past it.",
      "processes": [
        "access-control",
        "operations"
      ]
    },
    {
      "id": "kibana",
      "layer": "system",
      "name": "Kibana",
      "category": "logging",
      "licence": "AGPL-3.0-only OR SSPL-1.0 OR Elastic-2.0",
      "homepage": "https://www.elastic.co/kibana",
      "status": "active",
      "statusSource": "https://www.elastic.co/docs/release-notes/kibana",
      "summary": "Search pages, dashboards and alert rules on Elasticsearch.",
      "guidance": "Default viewer for Elasticsearch; put it behind single sign-on or Nginx.",
      "processes": [
        "logging",
        "alerting"
      ],
      "detect": {
        "packages": {
          "image": [
            "kibana",
            "kibana/kibana"
          ]
        }
      }
    },
    {
      "id": "kubernetes",
      "layer": "system",
      "name": "Kubernetes",
      "category": "platform",
      "aliases": [
        "K8s"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://kubernetes.io/",
      "status": "active",
      "statusSource": "https://kubernetes.io/releases/",
      "summary": "Schedules containers over machines; keeps its state in etcd.",
      "guidance": "Choose a managed edition once you run more than a handful of services.",
      "processes": [
        "operations",
        "release"
      ],
      "detect": {
        "packages": {
          "go": [
            "k8s.io/client-go",
            "sigs.k8s.io/controller-runtime"
          ],
          "maven": [
            "io.kubernetes:client-java",
            "io.fabric8:kubernetes-client"
          ],
          "npm": [
            "@kubernetes/client-node"
          ],
          "pypi": [
            "kubernetes"
          ],
          "rubygems": [
            "kubeclient"
          ]
        }
      }
    },
    {
      "id": "logstash",
      "layer": "system",
      "name": "Logstash",
      "category": "logging",
      "licence": "AGPL-3.0-only OR SSPL-1.0 OR Elastic-2.0",
      "homepage": "https://www.elastic.co/logstash",
      "status": "active",
      "statusSource": "https://www.elastic.co/docs/release-notes/logstash",
      "summary": "Pipeline that parses, enriches and forwards log events.",
      "guidance": "Choose when events need parsing on the way; services that log JSON can skip it.",
      "processes": [
        "logging"
      ],
      "detect": {
        "packages": {
          "image": [
            "logstash",
            "logstash/logstash"
          ],
          "maven": [
            "net.logstash.logback:logstash-logback-encoder"
          ],
          "pypi": [
            "python-logstash",
            "python-logstash-async"
          ]
        },
        "files": [
          "deploy/logstash.conf"
        ]
      }
    },
    {
      "id": "open-falcon",
      "layer": "system",
      "name": "Open-Falcon",
      "category": "monitoring",
      "aliases": [
        "OpenFalcon"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://open-falcon.org/",
      "status": "maintenance",
      "statusSince": "2023-07",
      "statusSource": "https://github.com/open-falcon/falcon-plus",
      "summary": "Monitoring system of Xiaomi with push agents and alarm templates.",
      "guidance": "Hold: its README points to Nightingale.",
      "successor": {
        "name": "Nightingale"
      },
      "migration": "Expose /metrics, let Prometheus or Nightingale scrape it, and rebuild strategies as alert rules with the same thresholds.",
      "processes": [
        "monitoring",
        "alerting"
      ]
    },
    {
      "id": "phabricator",
      "layer": "system",
      "name": "Phabricator",
      "category": "issue-tracking",
      "licence": "Apache-2.0",
      "homepage": "https://www.phacility.com/phabricator/",
      "status": "abandoned",
      "statusSince": "2021-06-01",
      "statusSource": "https://admin.phacility.com/phame/post/view/11/phacility_is_winding_down_operations/",
      "summary": "Code review, tasks and repositories in PHP, originally from Facebook.",
      "guidance": "Do not start with it: its maker stopped work; Phorge continues it.",
      "successor": {
        "id": "phorge"
      },
      "migration": "Upgrade in place: Phorge reads a Phabricator database; change the remotes of both source folders and run the storage upgrade.",
      "processes": [
        "issue-tracking",
        "code-review",
        "development-workflow"
      ]
    },
    {
      "id": "phorge",
      "layer": "system",
      "name": "Phorge",
      "category": "issue-tracking",
      "licence": "Apache-2.0",
      "homepage": "https://we.phorge.it/",
      "status": "active",
      "statusSource": "https://we.phorge.it/w/changelog/",
      "summary": "Community continuation of Phabricator.",
      "guidance": "Choose to keep a Phabricator alive; for a new start GitLab needs less care.",
      "processes": [
        "issue-tracking",
        "code-review",
        "development-workflow"
      ]
    },
    {
      "id": "piplin",
      "layer": "system",
      "name": "Piplin",
      "category": "deployment",
      "licence": "MIT",
      "homepage": "https://github.com/Piplin/Piplin",
      "status": "abandoned",
      "statusSince": "2019-07",
      "statusSource": "https://github.com/Piplin/Piplin/commits",
      "summary": "Deployment pages on Laravel with release folders and rollback.",
      "guidance": "Hold: nobody maintains it, and its API asks for no login.",
      "successor": {
        "id": "gitlab-ci"
      },
      "migration": "Turn each deploy plan into a deploy job with a protected environment, and let Ansible copy the artefact.",
      "processes": [
        "release"
      ]
    },
    {
      "id": "prometheus",
      "layer": "system",
      "name": "Prometheus",
      "category": "monitoring",
      "licence": "Apache-2.0",
      "homepage": "https://prometheus.io/",
      "status": "active",
      "statusSource": "https://prometheus.io/download/",
      "summary": "Pull-based metrics, queries and alert rules.",
      "guidance": "Default for metrics of services; add remote storage when you need more than weeks.",
      "processes": [
        "monitoring",
        "alerting"
      ],
      "detect": {
        "packages": {
          "cpp": [
            "prometheus-cpp"
          ],
          "go": [
            "github.com/prometheus/client_golang"
          ],
          "image": [
            "prom/prometheus"
          ],
          "maven": [
            "io.prometheus:*",
            "io.micrometer:micrometer-registry-prometheus*"
          ],
          "npm": [
            "prom-client"
          ],
          "packagist": [
            "promphp/prometheus_client_php"
          ],
          "pypi": [
            "prometheus-client"
          ],
          "rubygems": [
            "prometheus-client",
            "yabeda-prometheus"
          ]
        },
        "files": [
          "monitoring/prometheus.yml"
        ]
      }
    },
    {
      "id": "puppet",
      "layer": "system",
      "name": "Puppet",
      "category": "machine-management",
      "licence": "Apache-2.0 (source); EULA (vendor builds)",
      "homepage": "https://www.puppet.com/",
      "status": "maintenance",
      "statusSince": "2025",
      "statusSource": "https://voxpupuli.org/openvox/",
      "summary": "Declarative configuration of machines by agents, in Ruby.",
      "guidance": "Avoid for a new start: vendor builds are no longer free; use OpenVox to keep existing code.",
      "successor": {
        "name": "OpenVox"
      },
      "migration": "Replace the packages by OpenVox, which runs the same manifests; certificates and PuppetDB stay.",
      "processes": [
        "configuration",
        "operations"
      ]
    },
    {
      "id": "redmine",
      "layer": "system",
      "name": "Redmine",
      "category": "issue-tracking",
      "licence": "GPL-2.0-or-later",
      "homepage": "https://www.redmine.org/",
      "status": "active",
      "statusSource": "https://www.redmine.org/projects/redmine/wiki/Changelog",
      "summary": "Issue tracker in Ruby with projects, roles and many plugins.",
      "guidance": "Choose when you host yourself and want it free; plugins tie you to a version.",
      "processes": [
        "issue-tracking",
        "development-workflow",
        "reporting"
      ]
    },
    {
      "id": "saltstack",
      "layer": "system",
      "name": "SaltStack",
      "category": "machine-management",
      "aliases": [
        "Salt"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://saltproject.io/",
      "status": "active",
      "statusSource": "https://docs.saltproject.io/salt/install-guide/en/latest/topics/salt-version-support-lifecycle.html",
      "summary": "Configuration and remote execution on many machines, in Python.",
      "guidance": "Choose above some hundred machines, where its event bus pays off.",
      "processes": [
        "configuration",
        "operations"
      ]
    },
    {
      "id": "strider",
      "layer": "system",
      "name": "Strider",
      "category": "ci",
      "aliases": [
        "Strider CD"
      ],
      "licence": "BSD (variant unstated)",
      "homepage": "https://github.com/Strider-CD/strider",
      "status": "abandoned",
      "statusSince": "2021-10",
      "statusSource": "https://github.com/Strider-CD/strider/commits",
      "summary": "Build and deployment server in Node.js.",
      "guidance": "Do not use: nobody maintains it.",
      "successor": {
        "id": "gitlab-ci"
      },
      "migration": "Rewrite each project's commands as a .gitlab-ci.yml or a Jenkinsfile; nothing can be imported.",
      "processes": [
        "ci"
      ]
    },
    {
      "id": "teamcity",
      "layer": "system",
      "name": "TeamCity",
      "category": "ci",
      "licence": "Proprietary, free tier",
      "homepage": "https://www.jetbrains.com/teamcity/",
      "status": "active",
      "statusSource": "https://www.jetbrains.com/help/teamcity/what-s-new-in-teamcity.html",
      "summary": "Build server of JetBrains that is easy to use.",
      "guidance": "Choose for a small team that pays for comfort.",
      "processes": [
        "ci",
        "release"
      ]
    },
    {
      "id": "travis-ci",
      "layer": "system",
      "name": "Travis CI",
      "category": "ci",
      "aliases": [
        "Travis"
      ],
      "licence": "MIT (parts); proprietary service",
      "homepage": "https://www.travis-ci.com/",
      "status": "maintenance",
      "statusSource": "https://docs.travis-ci.com/",
      "summary": "Hosted builds, once the habit of open source.",
      "guidance": "Avoid for private code; most projects have moved to the CI of their code host.",
      "successor": {
        "id": "gitlab-ci"
      },
      "migration": "Translate .travis.yml stages into the CI of your code host; matrices and caches have direct equivalents.",
      "processes": [
        "ci"
      ],
      "detect": {
        "files": [
          ".travis.yml"
        ]
      }
    },
    {
      "id": "walle",
      "layer": "system",
      "name": "Walle",
      "category": "deployment",
      "aliases": [
        "Walle-web"
      ],
      "licence": "Apache-2.0",
      "homepage": "https://github.com/meolu/walle-web",
      "status": "abandoned",
      "statusSince": "2021-03",
      "statusSource": "https://github.com/meolu/walle-web/commits",
      "summary": "Web page that deploys from Git to servers, with approvals and rollback.",
      "guidance": "Hold: nobody maintains it; it runs on versions of Flask without fixes.",
      "successor": {
        "id": "gitlab-ci"
      },
      "migration": "Turn each project's hooks into deploy jobs with protected environments, and let Ansible copy the artefact.",
      "processes": [
        "release"
      ]
    },
    {
      "id": "wukong-crm",
      "layer": "system",
      "name": "Wukong CRM",
      "category": "issue-tracking",
      "aliases": [
        "Wukong",
        "悟空CRM"
      ],
      "licence": "Source available; use inside a company needs a commercial licence",
      "homepage": "https://www.5kcrm.com/",
      "status": "dormant",
      "statusSince": "2021",
      "statusSource": "https://github.com/WuKongOpenSource/WukongCRM-11.0-JAVA/blob/master/LICENSE.txt",
      "summary": "Customer relationship management with tasks, used as a light issue tracker.",
      "guidance": "Choose only when sales already use it and the licence is bought: its terms forbid free use inside a company.",
      "successor": {
        "id": "redmine"
      },
      "migration": "Export tasks as CSV and import them into the new tracker, one project per work.",
      "processes": [
        "issue-tracking",
        "reporting"
      ]
    },
    {
      "id": "zabbix",
      "layer": "system",
      "name": "Zabbix",
      "category": "monitoring",
      "licence": "AGPL-3.0-only from 7.0; GPL-2.0-or-later before",
      "homepage": "https://www.zabbix.com/",
      "status": "active",
      "statusSource": "https://www.zabbix.com/life_cycle_and_release_policy",
      "summary": "Monitoring of hosts, networks and services with agents and templates.",
      "guidance": "Choose for hosts and network devices; prefer Prometheus for metrics of services.",
      "processes": [
        "monitoring",
        "alerting",
        "operations"
      ],
      "detect": {
        "packages": {
          "image": [
            "zabbix/zabbix-*"
          ],
          "pypi": [
            "zabbix-utils",
            "pyzabbix"
          ],
          "rubygems": [
            "zabbixapi"
          ]
        },
        "files": [
          "monitoring/zabbix-template.yaml"
        ]
      }
    }
  ]
};
export const processTitles = {
  "development-workflow": "Development workflow",
  "code-review": "Code review",
  "branch-policy": "Branch policy",
  "coding-standard": "Coding standard",
  "ci": "Continuous integration",
  "release": "Release",
  "database-change": "Database change",
  "configuration": "Configuration",
  "logging": "Logging",
  "monitoring": "Monitoring",
  "alerting": "Alerting",
  "operations": "Operations",
  "issue-tracking": "Issue tracking",
  "access-control": "Access control",
  "ownership": "Ownership",
  "documentation": "Documentation",
  "reporting": "Reporting",
  "provider-redundancy": "Provider redundancy"
} as const;
