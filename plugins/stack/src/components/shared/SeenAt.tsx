import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Typography } from '@material-ui/core';
import type { Sighting } from '@strata/backstage-plugin-stack-common';
import { webAddress } from '../../lib/url';
import { stackTranslationRef } from '../../translation';

/** Where a repository shows a technology: the package, its version and the file. */
export function SeenAt(props: {
  seen: Sighting[];
  /** Off where there is only one repository anyway. */
  repositories?: boolean;
}) {
  const { seen, repositories = true } = props;
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
          {repositories && <Repository title={repository} url={url} />}
        </Typography>
      ))}
    </>
  );
}

function Repository({ title, url }: { title: string; url?: string }) {
  const address = url && webAddress(url);
  return address ? <Link to={address}>{title}</Link> : <>{title}</>;
}
