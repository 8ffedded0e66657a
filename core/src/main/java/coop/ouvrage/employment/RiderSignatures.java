package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signatures under riders: the worker's with a recent second factor, then the entity's under its mandate, in one act. */
@Component
class RiderSignatures {

    private final RiderPaper paper;
    private final Mandates mandates;
    private final JdbcClient jdbc;
    private final BusinessTime time;

    RiderSignatures(RiderPaper paper, Mandates mandates, JdbcClient jdbc, BusinessTime time) {
        this.paper = paper;
        this.mandates = mandates;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Why the entity could not sign today; empty when it can. */
    Optional<Refusal> missing(LongContract contract) {
        return mandates.on(contract.entity(), time.today()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of("employment.no_mandate", "entity", contract.entity()));
    }

    void sign(LongContract contract, LongTerms rider) {
        Mandate mandate = mandates.on(contract.entity(), time.today()).orElseThrow();
        paper.hash(contract, rider).ifPresent(hash -> {
            keep(contract, rider, Signature.Side.WORKER, contract.worker(), null, "account and second factor", hash);
            keep(contract, rider, Signature.Side.EMPLOYER, null, mandate.id(), "mandate, after all checks", hash);
        });
    }

    private void keep(
            LongContract contract,
            LongTerms rider,
            Signature.Side side,
            @Nullable UUID signer,
            @Nullable UUID mandate,
            String method,
            String hash) {
        jdbc.sql("""
                insert into long_signature (long_id, nr, side, signer, mandate_id, signed_at, method, document_hash)
                values (:id, :nr, :side, :signer, :mandate, :now, :method, :hash)""")
                .param("id", contract.id())
                .param("nr", rider.nr())
                .param("side", side.name())
                .param("signer", signer)
                .param("mandate", mandate)
                .param("now", at(time.now()))
                .param("method", method)
                .param("hash", hash)
                .update();
    }

    /** Signatures under a rider, the worker's first; its number stands for the version. */
    List<Signature> of(UUID contract, int nr) {
        return jdbc.sql("select * from long_signature where long_id = :id and nr = :nr order by side desc")
                .param("id", contract)
                .param("nr", nr)
                .query((row, n) -> new Signature(
                        nr,
                        Signature.Side.valueOf(row.getString("side")),
                        row.getObject("signer", UUID.class),
                        row.getObject("mandate_id", UUID.class),
                        Objects.requireNonNull(ContractRows.instant(row, "signed_at")),
                        row.getString("method"),
                        row.getString("document_hash"),
                        "{}"))
                .list();
    }
}
