import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Box, Typography } from '@material-ui/core';
import {
  isMissing,
  type ObservedTechnology,
} from '@strata/backstage-plugin-stack-common';
import { technologyById, type Technology } from '@strata/technologies';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { SeenAt } from '../shared/SeenAt';

/** Where the repository shows it, or that it does not. */
export function Observation({
  technology,
  observed,
}: {
  technology: Technology;
  observed: ObservedTechnology[] | undefined;
}) {
  const { t } = useTranslationRef(stackTranslationRef);
  const seen = observed?.find(({ id }) => id === technology.id)?.seen;
  if (seen) return <SeenAt seen={seen} repositories={areSeveral(observed)} />;
  if (!isMissing(technology, observed)) return null;
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {t('observed.notSeen')}
    </Typography>
  );
}

/** What the repository shows and the catalog entry does not say. */
export function SeenBesides(props: {
  declared: string[];
  observed: ObservedTechnology[];
}) {
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  const besides = props.observed.filter(
    ({ id }) => !props.declared.includes(id),
  );
  if (besides.length === 0) return null;
  return (
    <Box mb={1.5}>
      <Typography variant="subtitle2" component="h3">
        {t('observed.besides')}
      </Typography>
      {besides.map(({ id, seen }) => (
        <Box key={id}>
          <Typography variant="body2">
            <Link to={technologyPath({ id })}>
              {technologyById.get(id)?.name ?? id}
            </Link>
          </Typography>
          <SeenAt seen={seen} repositories={areSeveral(props.observed)} />
        </Box>
      ))}
    </Box>
  );
}

function areSeveral(observed: ObservedTechnology[] = []): boolean {
  const all = observed.flatMap(({ seen }) => seen);
  return new Set(all.map(({ repository }) => repository)).size > 1;
}
