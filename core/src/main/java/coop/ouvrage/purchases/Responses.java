package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.InvoiceResponse;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to suppliers in the network, kept until they were taken. */
@Component
class Responses {

    private final JdbcClient jdbc;
    private final LegalEntities entities;
    private final BusinessTime time;

    Responses(JdbcClient jdbc, LegalEntities entities, BusinessTime time) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.time = time;
    }

    /** What the buyer says, by the codes of UNCL 4343 that Peppol allows. */
    enum Code {
        AB,
        RE,
        AP,
        PD
    }

    /** An answer that waits, or was given. */
    record Response(UUID purchase, Code code, String reasonCode, String reason, int tries, Instant begunAt) {

        String key() {
            return purchase + ":" + code;
        }
    }

    /** Only who sent through the network can be answered there. */
    void queue(Purchase purchase, Code code, String reasonCode, String reason) {
        if (!purchase.answerable()) {
            return;
        }
        jdbc.sql("""
                insert into purchase_response (purchase_id, code, reason_code, reason, state, begun_at, due_at)
                values (:id, :code, :reasonCode, :reason, 'WAITING', :now, :now) on conflict do nothing""")
                .param("id", purchase.id().value())
                .param("code", code.name())
                .param("reasonCode", reasonCode)
                .param("reason", reason)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Claims what is due until the lease ends. */
    List<Response> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                update purchase_response set due_at = :lease, tries = tries + 1
                where (purchase_id, code) in (
                    select purchase_id, code from purchase_response where state = 'WAITING' and due_at <= :now
                    order by due_at, purchase_id limit :most for update skip locked)
                returning purchase_id, code, reason_code, reason, tries, begun_at""")
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Response(
                        java.util.Objects.requireNonNull(row.getObject("purchase_id", UUID.class)),
                        Code.valueOf(row.getString("code")),
                        row.getString("reason_code"),
                        row.getString("reason"),
                        row.getInt("tries"),
                        row.getObject("begun_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .list();
    }

    void state(Response response, String state) {
        jdbc.sql("update purchase_response set state = :state where purchase_id = :id and code = :code")
                .param("state", state)
                .param("id", response.purchase())
                .param("code", response.code().name())
                .update();
    }

    /** Went out, and the supplier's access point did not take it after all; keys of other messages change nothing. */
    void rejected(String key) {
        jdbc.sql("""
                update purchase_response set state = 'REJECTED'
                where purchase_id = cast(substring(:key from '^[0-9a-f-]{36}') as uuid) and code = split_part(:key, ':', 2)""").param("key", key).update();
    }

    void again(Response response, Instant due) {
        jdbc.sql("update purchase_response set due_at = :due where purchase_id = :id and code = :code")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("id", response.purchase())
                .param("code", response.code().name())
                .update();
    }

    /** Answers of a document, for its page. */
    List<PurchaseReading.Answer> of(PurchaseId id) {
        return jdbc.sql("select code, state from purchase_response where purchase_id = :id order by begun_at")
                .param("id", id.value())
                .query((row, n) -> new PurchaseReading.Answer(row.getString("code"), row.getString("state")))
                .list();
    }

    /** The message, the same bytes each time. */
    byte[] message(Response response, Purchase purchase) {
        Facts facts = purchase.facts();
        LegalEntity entity = purchase.entity() == null ? entities.all().getFirst() : entities.get(purchase.entity());
        return InvoiceResponse.write(new InvoiceResponse(
                response.key(),
                LocalDateTime.ofInstant(response.begunAt(), ZoneOffset.UTC),
                "0208:" + entity.enterpriseNumber(),
                entity.name(),
                java.util.Objects.requireNonNull(facts.sender()),
                facts.supplierName(),
                response.code().name(),
                response.reasonCode(),
                response.reason(),
                facts.number(),
                facts.issuedOn(),
                facts.typeCode()));
    }
}
