import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Typography } from '@material-ui/core';
import type { Sighting } from '@strata/backstage-plugin-stack-common';
import { webAddress } from '../../lib/url';
import { stackTranslationRef } from '../../translation';

/** Where a repository shows a technology: the package, its version and the file. */
export function SeenAt({ seen }: { seen: Sighting[] }) {
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <>
      {seen.map(({ repository, url, path, name, version }) => (
        <Typography
          key={`${repository} ${path} ${name}`}
          variant="caption"
          component="div"
          color="textSecondary"
        >
          {[name, version].filter(Boolean).join(' ')}{' '}
          {t('observed.in', { path })}{' '}
          {url && webAddress(url) ? (
            <Link to={webAddress(url)!}>{repository}</Link>
          ) : (
            repository
          )}
        </Typography>
      ))}
    </>
  );
}
