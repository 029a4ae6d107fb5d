import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { UnregisteredRepository } from '@strata/backstage-plugin-tools-common';
import { technologyById } from '@strata/technologies';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useTableStyles } from '../shared/cells';
import { DenseTable } from '../shared/DenseTable';
import { ItemName } from './ItemName';
import { RegisterButton } from './RegisterButton';

const useStyles = makeStyles({
  // Below the name, beside the icon.
  described: { marginLeft: 32, overflowWrap: 'anywhere' },
});

interface Props {
  items: UnregisteredRepository[];
  onPropose(repository: UnregisteredRepository): void;
}

/** Repositories with owner, what they show, and the way into the catalog. */
export function UnregisteredTable({ items, onPropose }: Props) {
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <DenseTable
      label={t('links.unregistered')}
      columns={[
        { title: t('unregistered.repository') },
        { title: t('tab.columnOwner'), width: 130 },
        { title: t('unregistered.shows'), spare: true },
        { width: 170 },
      ]}
    >
      <TableBody>
        {items.map(repository => (
          <TableRow key={repository.item.uid}>
            <TableCell>
              <ItemName item={repository.item} />
              <Described repository={repository} />
            </TableCell>
            <TableCell>
              <Owner
                entityRef={repository.item.owner}
                reason={repository.item.ownerReason}
                because={repository.item.ownerBecause}
              />
            </TableCell>
            <TableCell className={dense.spare}>
              {repository.technologies
                .map(id => technologyById.get(id)?.name ?? id)
                .join(', ')}
            </TableCell>
            <TableCell align="right">
              <Way repository={repository} onPropose={onPropose} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}

/** What its own file says, and what is wrong with that. */
function Described({ repository }: { repository: UnregisteredRepository }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { catalogFile } = repository;
  if (!catalogFile) return null;
  const { path, entities, problems } = catalogFile;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      className={classes.described}
    >
      {entities.length > 0
        ? t('unregistered.describes', { path, entities: entities.join(', ') })
        : t('unregistered.describesNothing', { path })}
      {problems.map(problem => ` · ${problem}`)}
    </Typography>
  );
}

function Way(props: {
  repository: UnregisteredRepository;
  onPropose: Props['onPropose'];
}) {
  const { repository, onPropose } = props;
  const { item, catalogFile, proposal } = repository;
  const { t } = useTranslationRef(toolsTranslationRef);
  if (catalogFile?.url && catalogFile.entities.length > 0) {
    return <RegisterButton title={item.title} url={catalogFile.url} />;
  }
  return proposal ? (
    <Button
      size="small"
      variant="outlined"
      aria-label={t('unregistered.proposeFor', { title: item.title })}
      onClick={() => onPropose(repository)}
    >
      {t('unregistered.propose')}
    </Button>
  ) : null;
}
