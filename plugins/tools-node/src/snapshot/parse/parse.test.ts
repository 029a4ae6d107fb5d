import { SNAPSHOT_FILES } from '@strata/backstage-plugin-tools-common';
import { parserOf, type ParsedFile } from '.';

const parse = (path: string, text: string): ParsedFile => parserOf(path)!(text);

/** `ecosystem name version` of each package. */
const packages = (path: string, text: string) =>
  (parse(path, text).packages ?? []).map(({ ecosystem, name, version }) =>
    [ecosystem, name, version].filter(Boolean).join(' '),
  );

const read = SNAPSHOT_FILES.filter(file => file.read).map(({ path }) => path);

describe('the declared list', () => {
  it.each(read)('has a parser for %s', path => {
    expect(parserOf(path)).toBeDefined();
  });

  it('names each path once, with a star in the last part at most', () => {
    const paths = SNAPSHOT_FILES.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter(path => /\*.*\/|^\//.test(path))).toEqual([]);
  });
});

describe('packages', () => {
  it.each<[string, string, string[]]>([
    [
      'go.mod',
      'module x\r\n\r\ngo 1.26.0\r\ntoolchain go1.26.1\r\nrequire github.com/lib/pq v1.10.9\r\nrequire (\r\n\tgoogle.golang.org/grpc v1.70.0\r\n\tgolang.org/x/sys v0.1.0 // indirect\r\n)\r\nreplace (\r\n\ta => b v1\r\n)\r\n',
      [
        'runtime go 1.26.0',
        'go github.com/lib/pq v1.10.9',
        'go google.golang.org/grpc v1.70.0',
      ],
    ],
    [
      'package.json',
      '{"engines":{"node":">=20"},"dependencies":{"pg":"8.11.3","__proto__":"1.0.0"},"devDependencies":{"typescript":"^5"},"peerDependencies":{"react":"*"}}',
      [
        'npm pg 8.11.3',
        'npm __proto__ 1.0.0',
        'npm typescript ^5',
        'runtime node >=20',
      ],
    ],
    [
      'pom.xml',
      `<?xml version="1.0"?><project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.4.1</version></parent>
       <properties><java.version>21</java.version><grpc.version>1.69.0</grpc.version></properties>
       <dependencies><dependency><groupId>io.grpc</groupId><artifactId>grpc-stub</artifactId><version>\${grpc.version}</version></dependency>
       <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency><dependency><groupId>half</groupId></dependency></dependencies></project>`,
      [
        'maven org.springframework.boot:spring-boot-starter-parent 3.4.1',
        'maven io.grpc:grpc-stub 1.69.0',
        'maven org.postgresql:postgresql',
        'runtime java 21',
      ],
    ],
    [
      'build.gradle',
      "java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }\ndependencies {\n  implementation 'io.grpc:grpc-stub:1.69.0'\n  testImplementation('junit:junit')\n  // nothing: here\n}\n",
      [
        'maven io.grpc:grpc-stub 1.69.0',
        'maven junit:junit',
        'runtime java 21',
      ],
    ],
    [
      'build.gradle.kts',
      'kotlin { jvmToolchain(17) }\ndependencies { implementation(platform("org.springframework.boot:spring-boot-dependencies:3.4.1")) }\n',
      [
        'maven org.springframework.boot:spring-boot-dependencies 3.4.1',
        'runtime java 17',
      ],
    ],
    [
      'gradle/libs.versions.toml',
      '[versions]\nkafka = "3.9.0"\n[libraries]\nkafka = { module = "org.apache.kafka:kafka-clients", version.ref = "kafka" }\njedis = "redis.clients:jedis:5.2.0"\npg = { group = "org.postgresql", name = "postgresql", version = "42.7.4" }\nodd = 7\n',
      [
        'maven org.apache.kafka:kafka-clients 3.9.0',
        'maven redis.clients:jedis 5.2.0',
        'maven org.postgresql:postgresql 42.7.4',
      ],
    ],
    [
      'requirements.txt',
      '# tools\n-r base.txt\n-e .\npsycopg[binary]==3.2.3 ; python_version > "3.8"\nredis>=5,<6\ngit+https://host/x.git#egg=y\nKafka_Python\n',
      ['pypi psycopg ==3.2.3', 'pypi redis >=5,<6', 'pypi Kafka_Python'],
    ],
    [
      'pyproject.toml',
      '[project]\nrequires-python = ">=3.12"\ndependencies = ["grpcio>=1.69", "pika"]\n[project.optional-dependencies]\ntest = ["pytest==8.3.4"]\n[dependency-groups]\ndev = ["ruff", {include-group = "test"}]\n',
      [
        'pypi grpcio >=1.69',
        'pypi pika',
        'pypi pytest ==8.3.4',
        'pypi ruff',
        'runtime python >=3.12',
      ],
    ],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3.12"\nredis = "^5.0"\npika = { version = "1.3.2", optional = true }\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
      [
        'pypi redis ^5.0',
        'pypi pika 1.3.2',
        'pypi pytest *',
        'runtime python ^3.12',
      ],
    ],
    [
      'composer.json',
      '{"require":{"php":"^8.3","ext-redis":"*","php-amqplib/php-amqplib":"^3.7"},"require-dev":{"phpunit/phpunit":"^11"}}',
      [
        'runtime php ^8.3',
        'packagist ext-redis *',
        'packagist php-amqplib/php-amqplib ^3.7',
        'packagist phpunit/phpunit ^11',
      ],
    ],
    [
      'Gemfile',
      'source "https://rubygems.org"\nruby "3.4.1"\ngem "pg", "~> 1.5"\n# gem "no"\ngroup :test do\n  gem("rspec")\nend\n',
      ['rubygems pg ~> 1.5', 'rubygems rspec', 'runtime ruby 3.4.1'],
    ],
    [
      'Cargo.toml',
      '[package]\nrust-version = "1.83"\n[dependencies]\ntokio = { version = "1.42", features = ["full"] }\nserde = "1.0"\n',
      ['cargo tokio 1.42', 'cargo serde 1.0', 'runtime rust 1.83'],
    ],
    [
      'CMakeLists.txt',
      'set(CMAKE_CXX_STANDARD 20)\nfind_package(gRPC 1.69 CONFIG REQUIRED)\nfind_package( hiredis )\n',
      ['cpp gRPC 1.69', 'cpp hiredis', 'runtime cpp 20'],
    ],
    [
      'conanfile.txt',
      '[requires]\nlibpqxx/7.9.2@bin/stable # driver\n[options]\nshared/yes=True\n',
      ['cpp libpqxx 7.9.2'],
    ],
    [
      'vcpkg.json',
      '{"dependencies":["hiredis",{"name":"grpc","version>=":"1.60"},{}]}',
      ['cpp hiredis', 'cpp grpc >=1.60'],
    ],
    [
      'Dockerfile',
      'ARG TAG=1.26\nFROM --platform=linux/amd64 golang:${TAG} AS build\nFROM build AS test\nFROM $BASE\nFROM scratch\nFROM registry.example.com:5000/library/nginx:1.27@sha256:abc\n',
      ['image golang 1.26', 'image nginx 1.27'],
    ],
    [
      'compose.yaml',
      'services:\n  db: { image: "postgres:16" }\n  app: { build: . }\n  cache: { image: docker.io/bitnami/redis:7.4 }\n',
      ['image postgres 16', 'image bitnami/redis 7.4'],
    ],
    [
      '.gitlab-ci.yml',
      'image: node:22\nunit:\n  services: [postgres:16, { name: "redis:7" }]\n  script: [make]\n',
      ['image node 22', 'image postgres 16', 'image redis 7'],
    ],
  ])('of %s', (path, text, expected) => {
    expect(packages(path, text)).toEqual(expected);
  });
});

describe('CODEOWNERS', () => {
  const owners = (text: string) => parse('CODEOWNERS', text).owners;

  it('names the last owners of everything, and those of parts', () => {
    expect(
      owners(
        '# All\r\n* @everybody\r\n* @payments a@example.com # really\r\n/docs/ @writers\r\nmy\\ file @shop/team\r\n/free/\r\n',
      ),
    ).toEqual({
      owners: ['@payments', 'a@example.com'],
      parts: [
        { name: '/docs/', owners: ['@writers'] },
        { name: 'my file', owners: ['@shop/team'] },
      ],
    });
  });

  it('knows sections with their default owners', () => {
    expect(
      owners(
        '[Backend][2] @backend\n*\n/api @api @@maintainer\n^[Optional docs] @writers\n*.md\n[Broken\n',
      ),
    ).toEqual({
      owners: ['@backend'],
      parts: [
        { name: 'Backend', owners: ['@backend', '@api', '@@maintainer'] },
        { name: 'Optional docs', owners: ['@writers'] },
      ],
    });
  });

  it.each(['', '\n\n# nothing\n', '* nobody\n'])(
    'may name nobody: %j',
    text => {
      expect(owners(text)).toEqual({ owners: [], parts: [] });
    },
  );
});

describe('pipelines', () => {
  it.each<[string, string, object]>([
    [
      '.gitlab-ci.yml',
      'stages: [build, check]\ninclude: other.yml\n.hidden:\n  script: [make lint]\nbuild:\n  stage: build\n  script: !reference [.hidden, script]\n',
      { steps: ['build'], tests: false, lints: true, includes: true },
    ],
    [
      '.gitlab-ci.yml',
      'spec: { inputs: {} }\n---\nall:\n  script:\n    - [npm ci, npm test]\n',
      { steps: ['all'], tests: true, lints: false, includes: false },
    ],
    [
      'Jenkinsfile',
      "pipeline { stages { stage('Test') { steps { sh 'make unit' } }\n stage(\"Style\") { steps { sh 'golangci-lint run' } } } }",
      {
        steps: ['Test', 'Style'],
        tests: true,
        lints: true,
        includes: false,
      },
    ],
    [
      'Jenkinsfile',
      "@Library('house') _\nservicePipeline()\n",
      { steps: [], tests: false, lints: false, includes: true },
    ],
  ])('%s %#', (path, text, expected) => {
    expect(parse(path, text).pipeline).toEqual(expected);
  });
});

describe('catalog-info.yaml', () => {
  it('names the entities, and what is no entity', () => {
    const text = `---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: Checkout, namespace: shop }
spec: { type: service, owner: payments }
---
kind: Component
metadata: { name: 'a b' }
---
- list
---
`;
    expect(parse('catalog-info.yaml', text).catalog).toEqual({
      entities: [
        { ref: 'component:shop/checkout', type: 'service', owner: 'payments' },
      ],
      problems: [
        'document 2: no apiVersion, no usable metadata.name',
        'document 3: no apiVersion, no usable kind, no usable metadata.name',
      ],
    });
  });
});

describe('runbooks', () => {
  it('have the sections below their title', () => {
    const text =
      '# Runbook\n\n## Is it up? ##\n```sh\n# no heading\n```\n### Stop and start\n#Tag\n';
    expect(parse('docs/runbook.md', text).sections).toEqual([
      'Is it up?',
      'Stop and start',
    ]);
  });
});

describe('hostile files', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
    .concat(
      'bcdefghij'
        .split('')
        .map(
          (name, at) =>
            `${name}: &${name} [${`*${'abcdefghij'[at]},`.repeat(9)}]`,
        ),
    )
    .join('\n');
  const entities =
    '<!DOCTYPE x [<!ENTITY a "&b;&b;&b;"><!ENTITY b "&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]><project><dependencies><dependency><groupId>&a;</groupId><artifactId>x</artifactId></dependency></dependencies></project>';
  const texts: [string, string][] = [
    ['nothing', ''],
    ['zero bytes', '\0'.repeat(10_000)],
    ['brackets', '['.repeat(50_000)],
    ['braces', '{"a":'.repeat(50_000)],
    [
      'indentation',
      Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    ],
    ['a long line', 'a '.repeat(130_000)],
    ['quotes', `implementation("${':'.repeat(100_000)}`],
    ['dollars', `FROM ${'${a:'.repeat(60_000)}`],
    ['tags', '<a>'.repeat(20_000)],
    ['aliases that grow', bomb],
    ['entities that grow', entities],
    [
      'prototype keys',
      '{"__proto__":{"polluted":"1"},"constructor":{"prototype":{"polluted":"1"}},"dependencies":{"constructor":"1"}}',
    ],
    ['half a character', 'a: \ud800\nb: \udfff'],
  ];

  /** A parser may refuse, but nothing worse. */
  function parseOrNothing(path: string, text: string): ParsedFile {
    try {
      return parse(path, text);
    } catch {
      return {};
    }
  }

  it.each(
    read.flatMap(path => texts.map(([name, text]) => ({ path, name, text }))),
  )('$path with $name ends soon, and harms nothing', ({ path, text }) => {
    const started = performance.now();
    const parsed = parseOrNothing(path, text);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(JSON.stringify(parsed).length).toBeLessThan(600_000);
    expect(JSON.stringify(parsed)).not.toContain('root:');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
