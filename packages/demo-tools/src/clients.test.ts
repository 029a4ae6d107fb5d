import { Gitlab } from '@gitbeaker/rest';
import Jenkins from 'jenkins';
import { startDemoTools, type DemoTools } from './startDemoTools';

/**
 * The vendors publish no description of GitLab's and Jenkins' answers that a machine could hold
 * them to. Clients that others wrote against the real ones stand for it.
 */
describe('clients of others', () => {
  let demo: DemoTools;

  beforeAll(async () => {
    demo = await startDemoTools({ ports: 0, tools: ['gitlab', 'jenkins'] });
  });
  afterAll(() => demo?.stop());

  describe('GitLab with gitbeaker', () => {
    const PROJECT = 'payments/payment-gateway';

    const gitlab = (token = demo.credentials.gitlab.token) =>
      new Gitlab({ host: demo.urls.gitlab, token });

    it('walks all projects by keyset and by page to the same end', async () => {
      const { Projects } = gitlab();
      const byKeyset = await Projects.all({
        pagination: 'keyset',
        orderBy: 'id',
        sort: 'asc',
        perPage: 5,
      });
      const byPage = await Projects.all({
        pagination: 'offset',
        orderBy: 'id',
        sort: 'asc',
        perPage: 7,
      });
      const paths = byKeyset.map(project => project.path_with_namespace);
      expect(paths).toContain(PROJECT);
      expect(paths.length).toBeGreaterThan(demo.company.services.length);
      expect(byPage.map(project => project.path_with_namespace)).toEqual(paths);
    });

    it('reads the numbers of pages from headers', async () => {
      const { data, paginationInfo } = await gitlab().Projects.all({
        pagination: 'offset',
        perPage: 4,
        page: 2,
        maxPages: 1,
        showExpanded: true,
      });
      expect(data).toHaveLength(4);
      expect(paginationInfo).toMatchObject({
        current: 2,
        next: 3,
        previous: 1,
        perPage: 4,
      });
      expect(paginationInfo.total).toBeGreaterThan(12);
      expect(paginationInfo.totalPages).toBe(
        Math.ceil(paginationInfo.total / 4),
      );
    });

    it('leaves archived projects out when asked to', async () => {
      const { Projects } = gitlab();
      const archived = await Projects.all({ archived: true });
      expect(archived.map(project => project.path_with_namespace)).toEqual([
        'attic/old-shop',
      ]);
      const rest = await Projects.all({ archived: false });
      expect(rest.some(project => project.archived)).toBe(false);
    });

    it('shows a project by its path, with its merge settings', async () => {
      const project = await gitlab().Projects.show(PROJECT);
      expect(project).toMatchObject({
        id: expect.any(Number),
        path_with_namespace: PROJECT,
        default_branch: 'main',
        web_url: `${demo.urls.gitlab}/${PROJECT}`,
        merge_method: expect.any(String),
        only_allow_merge_if_pipeline_succeeds: expect.any(Boolean),
        only_allow_merge_if_all_discussions_are_resolved: expect.any(Boolean),
        archived: false,
        namespace: { full_path: 'payments', kind: 'group' },
      });
      expect(new Date(project.last_activity_at).getTime()).not.toBeNaN();
    });

    it('lists protected branches, and shows one', async () => {
      const { ProtectedBranches } = gitlab();
      const [main] = await ProtectedBranches.all(PROJECT);
      expect(main).toMatchObject({
        name: 'main',
        allow_force_push: false,
        push_access_levels: [{ access_level: expect.any(Number) }],
        merge_access_levels: [{ access_level: expect.any(Number) }],
      });
      expect(await ProtectedBranches.show(PROJECT, 'main')).toEqual(main);
    });

    it('lists merged merge requests, and who approved them', async () => {
      const { MergeRequests, MergeRequestApprovals } = gitlab();
      const merged = await MergeRequests.all({
        projectId: PROJECT,
        state: 'merged',
      });
      expect(merged.length).toBeGreaterThan(0);
      for (const { iid, author, merged_at, state } of merged) {
        expect(state).toBe('merged');
        expect(new Date(merged_at!).getTime()).not.toBeNaN();
        const approvals = await MergeRequestApprovals.showConfiguration(
          PROJECT,
          { mergerequestIId: iid },
        );
        for (const { user } of approvals.approved_by ?? []) {
          expect(user.id).not.toBe(author.id);
        }
      }
    });

    it('lists what approvals a merge needs, and whose count', async () => {
      const { MergeRequestApprovals } = gitlab();
      const [rule] = await MergeRequestApprovals.allApprovalRules(PROJECT);
      expect(rule).toMatchObject({
        name: 'All Members',
        approvals_required: 1,
        protected_branches: [],
      });
      const settings = await MergeRequestApprovals.showConfiguration(PROJECT);
      expect(settings).toMatchObject({ merge_requests_author_approval: false });
    });

    it('lists pipelines of a branch, and shows one', async () => {
      const { Pipelines } = gitlab();
      const { company } = demo;
      const { repository } = company.services.find(
        ({ ci }) => ci?.tool === 'gitlab-ci',
      )!;
      const all = await Pipelines.all(repository.path, { ref: 'main' });
      expect(all.length).toBeGreaterThan(0);
      const [newest] = all;
      expect(newest).toMatchObject({
        id: expect.any(Number),
        ref: 'main',
        status: expect.stringMatching(/^(success|failed|running)$/),
      });
      const shown = await Pipelines.show(repository.path, newest.id);
      expect(shown).toMatchObject({ id: newest.id, status: newest.status });
    });

    it('tells what a pipeline did, when the next one starts, and what was deployed', async () => {
      const { Deployments, Jobs, PipelineSchedules, Pipelines } = gitlab();
      const { repository } = demo.company.services.find(
        ({ ci }) => ci?.tool === 'gitlab-ci',
      )!;
      const [newest] = await Pipelines.all(repository.path, { ref: 'main' });
      const jobs = await Jobs.all(repository.path, { pipelineId: newest.id });
      expect(jobs.map(({ name }) => name).sort()).toEqual(['lint', 'test']);
      const { total } = await Pipelines.showTestReportSummary(
        repository.path,
        newest.id,
      );
      expect(total.count).toBe(total.success + total.failed);
      const [schedule] = await PipelineSchedules.all(repository.path);
      expect(schedule).toMatchObject({
        ref: 'refs/heads/main',
        cron: expect.stringMatching(/^\d+ 2 \* \* \*$/),
        active: true,
      });
      const [deployment] = await Deployments.all(repository.path, {
        sort: 'desc',
      });
      expect(deployment).toMatchObject({
        status: 'success',
        environment: { name: 'production' },
      });
      const later = await Deployments.all(repository.path, {
        updatedAfter: new Date(Date.now() + 60_000).toISOString(),
      });
      expect(later).toEqual([]);
    });

    it('lists files and members', async () => {
      const { ProjectMembers, Repositories } = gitlab();
      const files = await Repositories.allRepositoryTrees(PROJECT);
      expect(files).toContainEqual(
        expect.objectContaining({ path: 'README.md', type: 'blob' }),
      );
      const members = await ProjectMembers.all(PROJECT, {
        includeInherited: true,
      });
      expect(members).toContainEqual(
        expect.objectContaining({
          username: expect.any(String),
          access_level: expect.any(Number),
        }),
      );
    });

    it('protects and unprotects a branch with the write token', async () => {
      const { ProtectedBranches } = gitlab(demo.credentials.gitlab.writeToken);
      await ProtectedBranches.unprotect(PROJECT, 'main');
      expect(await ProtectedBranches.all(PROJECT)).toEqual([]);
      const made = await ProtectedBranches.protect(PROJECT, 'main', {
        pushAccessLevel: 0,
        mergeAccessLevel: 40,
      });
      expect(made).toMatchObject({
        name: 'main',
        push_access_levels: [{ access_level: 0 }],
      });
    });

    it.each([
      ['a wrong token', 'no-such-token', 401],
      ['an expired token', 'demo-expired-gitlab', 401],
      ['too few rights', 'demo-limited-gitlab', 403],
    ])('is told of %s', async (_, token, status) => {
      const answer = gitlab(token).Projects.show(PROJECT);
      await expect(answer).rejects.toMatchObject({
        cause: { response: { status }, description: expect.any(String) },
      });
    });

    it('is told of a project that is not there', async () => {
      await expect(gitlab().Projects.show('no/such')).rejects.toMatchObject({
        cause: {
          response: { status: 404 },
          description: '404 Project Not Found',
        },
      });
    });
  });

  describe('Jenkins with jenkins', () => {
    const JOB = 'payments/invoice-service';

    const jenkins = (token = demo.credentials.jenkins.token) => {
      const { username } = demo.credentials.jenkins;
      const url = new URL(demo.urls.jenkins);
      url.username = username!;
      url.password = token;
      const baseUrl = url.href.replace(/\/$/, '');
      // With a token Jenkins asks for no crumb.
      return new Jenkins({ baseUrl, crumbIssuer: false });
    };

    it('shows itself and lists the jobs of root and folders', async () => {
      expect(await jenkins().info()).toMatchObject({
        mode: 'NORMAL',
        jobs: expect.any(Array),
      });
      const root = await jenkins().job.list();
      expect(root).toContainEqual(
        expect.objectContaining({
          name: 'payments',
          _class: 'com.cloudbees.hudson.plugins.folder.Folder',
        }),
      );
      const folder = await jenkins().job.list('payments');
      expect(folder).toContainEqual(
        expect.objectContaining({
          name: 'invoice-service',
          url: `${demo.urls.jenkins}/job/payments/job/invoice-service/`,
        }),
      );
    });

    it('shows a job with its builds, and each build', async () => {
      const client = jenkins();
      const job = await client.job.get(JOB);
      expect(job).toMatchObject({
        fullName: JOB,
        buildable: true,
        color: expect.stringMatching(/^(red|blue|yellow)/),
      });
      expect(job.builds.length).toBeGreaterThan(0);
      expect(job.lastBuild.number).toBe(job.builds[0].number);
      const build = await client.build.get(JOB, job.lastBuild.number);
      expect(build).toMatchObject({
        number: job.lastBuild.number,
        result: 'FAILURE',
        building: false,
        timestamp: expect.any(Number),
        duration: expect.any(Number),
      });
    });

    it('shows the branches of a multibranch project, and their builds', async () => {
      const client = jenkins();
      const project = await client.job.get('payments/payment-gateway');
      expect(project._class).toMatch(/MultiBranchProject$/);
      const branch = await client.job.get('payments/payment-gateway/main');
      expect(branch.builds.length).toBeGreaterThan(0);
    });

    it('creates a job with its configuration, and destroys it', async () => {
      const client = jenkins(demo.credentials.jenkins.writeToken);
      const xml = await client.job.config(JOB);
      expect(xml).toMatch(/^<\?xml/);
      const name = 'payments/copy-of-invoice-service';
      await client.job.create(name, xml);
      expect(await client.job.exists(name)).toBe(true);
      await client.job.destroy(name);
      expect(await client.job.exists(name)).toBe(false);
    });

    it.each([
      ['a wrong token', 'no-such-token', 401],
      ['an expired token', 'demo-expired-jenkins', 401],
      ['too few rights', 'demo-limited-jenkins', 403],
    ])('is told of %s', async (_, token, statusCode) => {
      await expect(jenkins(token).info()).rejects.toMatchObject({ statusCode });
    });
  });
});
