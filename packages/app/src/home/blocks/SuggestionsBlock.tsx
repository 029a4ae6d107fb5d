import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { useReason } from '@strata/backstage-plugin-tools';
import type { ToolsOfServices } from '../hooks/useToolsOfServices';
import { homeTranslationRef } from '../translation';
import { Block, type BlockState } from './Block';

const SHOWN = 5;

/** Tool items that may belong to my services: the service's Tools tab accepts or rejects them. */
export function SuggestionsBlock({
  tools,
}: {
  tools: BlockState<ToolsOfServices>;
}) {
  const { t } = useTranslationRef(homeTranslationRef);
  const say = useReason();
  return (
    <Block
      title={t('suggestions.title')}
      what={t('suggestions.what')}
      state={tools}
      height={200}
    >
      {({ suggestions, failed }) => (
        <>
          {suggestions.length === 0 && (
            <Typography>{t('suggestions.empty')}</Typography>
          )}
          <List disablePadding>
            {suggestions.slice(0, SHOWN).map(({ service, item }) => (
              <ListItem key={item.link.id} disableGutters>
                <ListItemText
                  primary={item.title}
                  secondary={t('suggestions.line', {
                    service: (
                      <EntityRefLink entityRef={service.ref}>
                        {service.title}
                      </EntityRefLink>
                    ),
                    reason: say(item.link),
                    confidence: String(Math.round(item.link.confidence * 100)),
                  })}
                />
              </ListItem>
            ))}
          </List>
          {suggestions.length > SHOWN && (
            <Typography variant="body2" color="textSecondary">
              {t('suggestions.more', {
                count: suggestions.length - SHOWN,
              })}
            </Typography>
          )}
          {failed.length > 0 && (
            <Typography variant="body2" color="textSecondary">
              {t('suggestions.partly', {
                services: failed.map(({ title }) => title).join(', '),
              })}
            </Typography>
          )}
        </>
      )}
    </Block>
  );
}
