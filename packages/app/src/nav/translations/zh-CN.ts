/** Flat, because that is how an app replaces single texts. */
const messages = {
  search: '搜索',
  menu: '菜单',
  brokenSyncs_one: '{{count}} 个同步需要处理',
  brokenSyncs_other: '{{count}} 个同步需要处理',
  'page.home': '首页',
  'page.scaffolder': '创建',
  'page.catalog': '目录',
  'page.stack': '技术栈',
  'page.compliance': '合规',
  'page.technologies': '技术',
  'page.tools': '同步',
  'page.links': '关联',
  'page.access': '访问权限',
  'page.notifications': '通知',
  'page.settings': '设置',
} as const;

export default messages;
