import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { longDate } from '#domain/dates';
import type { DeliveryReport, UnreachedPerson } from '#domain/delivery';
import { useDeliveries, useDeliveryExport, useSendAgain } from '../api/deliveries.ts';
import { usePlans } from '../api/queries.ts';
import { everything, paramsOf, type DeliveryQuery } from '../components/deliveries/delivery-query.ts';
import { DeliveryFilters } from '../components/deliveries/DeliveryFilters.tsx';
import { DeliveryTable } from '../components/deliveries/DeliveryTable.tsx';
import { useStyles } from '../components/deliveries/styles.ts';
import { Troubles } from '../components/deliveries/Troubles.tsx';
import { Unreached } from '../components/deliveries/Unreached.tsx';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { Notice } from '../components/notice/Notice.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { usePageStyles } from '../page-styles.ts';
import { strings } from '../strings.ts';
import { useDeliveryQuery } from './useDeliveryQuery.ts';
import { usePageTitle } from './usePageTitle.ts';

/** For administrators: who was told what, and who could not be reached. */
export function Deliveries() {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.deliveries;
  const [query, setQuery] = useDeliveryQuery();
  const found = useDeliveries(paramsOf(query));
  const download = useDownload(query);
  usePageTitle(words.title);

  if (found.isPending) return <LoadingRows label={words.loading} rows={6} height={64} />;
  if (!found.data) {
    return (
      <FailedNotice error={found.error} isRetrying={found.isFetching} onRetry={() => void found.refetch()} />
    );
  }
  const report = found.data;
  return (
    <>
      {found.isError && <StaleNotice asOfMs={found.dataUpdatedAt} onRetry={() => void found.refetch()} />}
      <div className={page.titleRow} style={{ marginBottom: 0 }}>
        <div>
          <h1 className={page.title}>{words.title}</h1>
          <p className={styles.lead}>{words.lead}</p>
        </div>
        <Button
          disabledFocusable={download.isPending || report.total === 0}
          onClick={() => download.mutate()}
        >
          {download.isPending ? words.exporting : words.export}
        </Button>
      </div>
      {download.isError && (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{download.error.message}</MessageBarBody>
        </MessageBar>
      )}
      <OutOfReach people={report.unreached} />
      {report.troubles.length > 0 && <Troubles troubles={report.troubles} />}
      <Log report={report} query={query} onQuery={setQuery} />
    </>
  );
}

/** What came of a press stays to be read, also once nobody is out of reach any more. */
function OutOfReach({ people }: { people: readonly UnreachedPerson[] }) {
  const words = strings.deliveries;
  const again = useSendAgain();
  const [news, setNews] = useState<string | null>(null);
  if (people.length === 0 && news === null) return null;

  function sendAgain(personId: string): void {
    const name = people.find(({ person }) => person.id === personId)?.person.name ?? '';
    setNews(null);
    again.mutate(personId, {
      onSuccess: ({ result, reason }) =>
        setNews([words.sentAgain[result](name), reason].filter(Boolean).join(' ')),
      onError: (error) => setNews(error.message),
    });
  }

  return (
    <Unreached
      people={people}
      busyId={again.isPending ? again.variables : null}
      news={news}
      onSendAgain={sendAgain}
    />
  );
}

interface LogProps {
  report: DeliveryReport;
  query: DeliveryQuery;
  onQuery: (change: Partial<DeliveryQuery>) => void;
}

function Log({ report, query, onQuery }: LogProps) {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.deliveries;
  const plans = usePlans().data?.plans ?? [];
  if (report.first) {
    const { day } = report.first;
    return (
      <section className={styles.section}>
        <Notice level={2} title={words.emptyTitle} body={words.empty(day && longDate(day))} />
      </section>
    );
  }
  const { deliveries, pages, total, counts, people } = report;
  return (
    <section className={styles.section}>
      <h2 className={page.sectionTitle}>{words.logTitle}</h2>
      <DeliveryFilters query={query} counts={counts} people={people} plans={plans} onQuery={onQuery} />
      <div className={styles.result}>
        <span role="status">{words.total(total)}</span>
        {paramsOf({ ...query, page: 1 }).size > 0 && (
          <Button size="small" onClick={() => onQuery(everything)}>
            {words.clear}
          </Button>
        )}
      </div>
      {total === 0 ? (
        <Notice level={3} title={words.noneTitle} body={words.none} />
      ) : (
        <div className={page.panel}>
          <DeliveryTable deliveries={deliveries} />
        </div>
      )}
      {pages > 1 && (
        <div className={styles.pager}>
          <Button
            disabledFocusable={report.page <= 1}
            onClick={() => report.page > 1 && onQuery({ page: report.page - 1 })}
          >
            {words.previous}
          </Button>
          <span role="status">{words.page(report.page, pages)}</span>
          <Button
            disabledFocusable={report.page >= pages}
            onClick={() => report.page < pages && onQuery({ page: report.page + 1 })}
          >
            {words.next}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Fetches the table with the person's token and hands it to the browser as a file. */
function useDownload(query: DeliveryQuery) {
  const fetchTable = useDeliveryExport();
  return useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const address = URL.createObjectURL(await fetchTable(paramsOf({ ...query, page: 1 })));
      const link = document.createElement('a');
      link.href = address;
      link.download = 'golden-thread-deliveries.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
  });
}
