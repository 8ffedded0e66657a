package coop.ouvrage.app;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a pay run finds: people with accounts and families, two contracts each, of three kinds, units with money, jobs of which a third
 * are under cover of the guarantee; the work is done and its wage due. Invented, and written straight into the tables.
 */
final class DoneWork {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    private static final Money PRICE = Money.of("2000.00");

    /** Identifiers are told apart by their first digits, so that rows of all tables find each other by number. */
    private static final String ID = "('%s0000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    DoneWork(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    private static String id(String table, String number) {
        return ID.formatted(table, number);
    }

    void make(int contracts) {
        transaction.executeWithoutResult(status ->
                statements().forEach(sql -> jdbc.sql(sql).param("n", contracts).update()));
        List<EntryDraft> entries = jdbc.sql("select * from reservation")
                .query((row, n) -> invoiced(
                        row.getObject("unit_id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        row.getObject("client_id", UUID.class),
                        Money.ofCents(row.getLong("own_cents")),
                        Money.ofCents(row.getLong("covered_cents"))))
                .list();
        transaction.executeWithoutResult(status -> ledger.post(entries));
        jdbc.sql("analyze").update();
    }

    /** The job was invoiced; under cover, the client has not paid. */
    private static EntryDraft invoiced(UUID unit, UUID job, @Nullable UUID client, Money own, Money covered) {
        Dimensions held = client == null
                ? Dim.unit(unit).subject(job)
                : Dim.unit(unit).subject(job).party(client);
        return EntryDraft.in("PROD", Journal.SALES, TODAY)
                .from("invoice", job)
                .key("bench:" + job)
                .text("ledger.text.invoice")
                .debit(AccountRole.RECEIVABLE, PRICE, Dim.party(job))
                .credit(AccountRole.TURNOVER, PRICE, Dim.unit(unit).subject(job))
                .memo(
                        AccountRole.OPEN,
                        client == null ? Money.ZERO : PRICE,
                        Dim.unit(unit).subject(job))
                .memo(AccountRole.RESERVED_OWN, own, held)
                .memo(AccountRole.RESERVED_COVERED, covered, held)
                .build();
    }

    private static List<String> statements() {
        String worker = id("aaaa", "i / 2");
        String unit = id("bbbb", "i / 20");
        String job = id("cccc", "i");
        String contract = id("dddd", "i");
        String kind = "case when i % 20 < 12 then 'EMPLOYEE' when i % 20 < 17 then 'ARTIST' else 'STUDENT' end";
        String coefficient = "case when i % 20 < 12 then 1.55 when i % 20 < 17 then 1.57 else 1.09 end";
        String gross = "(12000 + (i % 97) * 300)";
        String charge = "(" + gross + " * " + coefficient + ")::bigint";
        String covered = "i % 3 = 0";
        return List.of(
                """
                insert into party (id, kind, display_name, search_name, language, email, recorded_at)
                select %s, 'PERSON', 'Worker ' || i, 'worker ' || i, case when i %% 2 = 0 then 'fr' else 'nl' end,
                    'worker' || i || '@example.org', now()
                from generate_series(0, :n / 2) i""".formatted(id("aaaa", "i")),
                """
                insert into person (party_id, given_name, family_name, birth_date, sex, nationality)
                select %s, 'Worker', 'O’Daerden ' || i, '1990-05-01', 'UNSTATED', 'BE' from generate_series(0, :n / 2) i""".formatted(id("aaaa", "i")),
                """
                insert into party_address (party_id, valid_from, recorded_at, street, number, postcode, city, country)
                select %s, '2026-01-01', now(), 'Rue Haute', i::text, '1000', 'Bruxelles', 'BE' from generate_series(0, :n / 2) i""".formatted(id("aaaa", "i")),
                """
                insert into payout_account (id, party_id, iban, declared_on, recorded_at, confirmed_at, usable_from)
                select %s, %s, 'BE71096123456769', '2026-01-01', now(), now(), '2026-01-01' from generate_series(0, :n / 2) i""".formatted(id("eeee", "i"), id("aaaa", "i")),
                """
                insert into family_situation (party_id, year, recorded_at, status, disabled, spouse_disabled, children,
                    disabled_children, other_dependants)
                select %s, 2026, now(), 'SINGLE', false, false, i %% 4, 0, 0 from generate_series(0, :n / 2) i where i %% 3 = 0""".formatted(id("aaaa", "i")),
                """
                insert into production_unit (id, entity, kind, tool, name, trade, holder_id, opened_on)
                select %s, 'PROD', 'NORMAL', case when i %% 2 = 0 then 'JOB' else 'ACTIVITY' end, 'Unit ' || i, 'music', %s,
                    '2026-01-01'
                from generate_series(0, :n / 20) i""".formatted(id("bbbb", "i"), id("aaaa", "i")),
                """
                insert into work_contract (id, entity, job_id, unit_id, holder, worker, kind, state, version, coefficient,
                    gross_cents, charge_cents, function, place_name, place_street, place_number, place_post_code,
                    place_municipality, place_country, joint_committee, reason, language, language_source, starts_at, ends_at,
                    first_day, last_day, instructed_at, worker_signed_at, employer_signed_at, confirmed_at)
                select %s, 'PROD', %s, %s, %s, %s, %s, 'DONE', 1, %s, %s, %s, 'Violoniste', 'Salle des fêtes', 'Rue Haute', '1',
                    '1000', 'Bruxelles', 'BE', '304.00', 'Concert', 'fr', 'bench', '2026-11-11 09:00+01', '2026-11-12 18:00+01',
                    '2026-11-11', '2026-11-12', timestamptz '2026-11-01' + i * interval '1 second', now(), now(), now()
                from generate_series(0, :n - 1) i""".formatted(contract, job, unit, worker, worker, kind, coefficient, gross, charge),
                "insert into late_declaration (contract_id, cause, noticed_at) select id, 'bench', now() from work_contract",
                """
                insert into contract_version (contract_id, version, cause, gross_cents, charge_cents, reason, made_at)
                select id, 1, 'AGREED', gross_cents, charge_cents, '', now() from work_contract""",
                """
                insert into contract_day (contract_id, version, nr, day, start_time, end_time, break_minutes, minutes,
                    paid_minutes, starts_at, ends_at)
                select id, 1, nr, first_day + nr - 1, '09:00', '13:00', 0, 240, 240, first_day + nr - 1 + time '09:00',
                    first_day + nr - 1 + time '13:00'
                from work_contract, generate_series(1, 2) nr""",
                """
                insert into pay_due (contract_id, month, entity, worker, last_day, credited_on, executed_on, release_before)
                select id, '2026-11-01', entity, worker, last_day, '2026-11-23', '2026-11-20', '2026-11-19' from work_contract""",
                """
                insert into reservation (purpose_id, unit_id, subject_id, client_id, own_cents, covered_cents, held_on, state)
                select %s, %s, %s, case when %s then %s end, case when %s then 0 else %s end, case when %s then %s else 0 end,
                    '2026-11-10', 'HELD'
                from generate_series(0, :n - 1) i""".formatted(contract, unit, job, covered, id("ffff", "i"), covered, charge, covered, charge),
                """
                insert into cover (order_id, entity, client_id, unit_id, job_id, exposure_cents, amount_cents, given_on, state)
                select %s, 'PROD', %s, %s, %s, 200000, %s, '2026-11-10', 'GIVEN' from generate_series(0, :n - 1) i where %s""".formatted(job, id("ffff", "i"), unit, job, charge, covered));
    }
}
