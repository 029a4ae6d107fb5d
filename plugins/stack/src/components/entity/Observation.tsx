import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Box, Typography } from '@material-ui/core';
import {
  isMissing,
  type ObservedTechnology,
  type UnreadPart,
} from '@strata/backstage-plugin-stack-common';
import { technologyById, type Technology } from '@strata/technologies';
import type { Observed } from '../../hooks/useObserved';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { SeenAt } from '../shared/SeenAt';

/** Where the repository shows it, or that it does not. */
export function Observation({
  technology,
  observed: { observed, unread },
}: {
  technology: Technology;
  observed: Observed;
}) {
  const { t } = useTranslationRef(stackTranslationRef);
  const seen = observed?.find(({ id }) => id === technology.id)?.seen;
  if (seen) return <SeenAt seen={seen} repositories={areSeveral(observed)} />;
  if (!isMissing(technology, observed)) return null;
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {t(unread ? 'observed.notSeenYet' : 'observed.notSeen')}
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

/** What nobody knows of its repositories. */
export function Unread({ parts }: { parts: UnreadPart[] }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const textOf = ({ repository, files, folders }: UnreadPart) => {
    if (folders === undefined) return t('observed.rootOnly', { repository });
    const what = [
      files && t('observed.files', { count: files }),
      folders && t('observed.folders', { count: folders }),
    ];
    return t('observed.unread', {
      repository,
      what: what.filter(Boolean).join(', '),
    });
  };
  return (
    <>
      {parts.map(part => (
        <Typography
          key={part.repository}
          variant="caption"
          component="div"
          color="textSecondary"
        >
          {textOf(part)}
        </Typography>
      ))}
    </>
  );
}

function areSeveral(observed: ObservedTechnology[] = []): boolean {
  const all = observed.flatMap(({ seen }) => seen);
  return new Set(all.map(({ repository }) => repository)).size > 1;
}
