import { Content, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Box, Tab, Tabs } from '@material-ui/core';
import type { ReactNode } from 'react';
import { ownershipRouteRef, rootRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';

/** The two pages of the stack, each with its own address. */
export function StackTabs(props: {
  current: 'map' | 'ownership';
  children: ReactNode;
}) {
  const { t } = useTranslationRef(stackTranslationRef);
  const paths = {
    map: useRouteRef(rootRouteRef)(),
    ownership: useRouteRef(ownershipRouteRef)(),
  };
  return (
    <Content>
      <Tabs
        component="nav"
        value={props.current}
        aria-label={t('tabs.label')}
        indicatorColor="primary"
      >
        {(['map', 'ownership'] as const).map(tab => (
          <Tab
            key={tab}
            value={tab}
            component={Link}
            to={paths[tab]}
            label={t(`tabs.${tab}`)}
          />
        ))}
      </Tabs>
      <Box mt={2}>{props.children}</Box>
    </Content>
  );
}
