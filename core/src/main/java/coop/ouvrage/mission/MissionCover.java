package coop.ouvrage.mission;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.ContractSigned;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.worklist.Worklist;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cover of work abroad: the unit pays it to the common pot once its contract is signed, and has it back if nobody leaves. */
@Component
class MissionCover {

    private static final String KEY = ":cover-abroad";

    private final MissionStore store;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final BusinessTime time;

    MissionCover(MissionStore store, Ledger ledger, LegalEntities entities, Worklist worklist, BusinessTime time) {
        this.store = store;
        this.ledger = ledger;
        this.entities = entities;
        this.worklist = worklist;
        this.time = time;
    }

    @EventListener
    @Transactional
    void on(ContractSigned event) {
        store.of(event.contract())
                .filter(mission -> mission.cover().isPositive())
                .ifPresent(mission -> ledger.post(EntryDraft.in(mission.entity(), Journal.SUNDRY, time.today())
                        .from("contract", event.contract().value())
                        .key("contract:" + event.contract() + KEY)
                        .text("ledger.text.cover_abroad", Map.of())
                        .debit(
                                AccountRole.JOB_BUDGET,
                                mission.cover(),
                                Dim.unit(mission.unit()).subject(event.job()))
                        .credit(
                                AccountRole.JOB_BUDGET,
                                mission.cover(),
                                Dim.unit(entities.get(mission.entity()).pot())
                                        .subject(event.contract().value()))
                        .build()));
    }

    @EventListener
    @Transactional
    void on(ContractCancelled event) {
        worklist.close(Missions.CERTIFICATE, event.contract().value(), "cancelled");
        ledger.entriesOf(event.contract().value()).stream()
                .filter(entry -> entry.key().equals("contract:" + event.contract() + KEY))
                .forEach(entry -> ledger.reverse(entry.id(), time.today(), "ledger.text.cover_abroad_back"));
    }
}
