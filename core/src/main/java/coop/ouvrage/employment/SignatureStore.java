package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;
import static coop.ouvrage.employment.ContractRows.instant;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signatures under contracts; never changed. */
@Repository
class SignatureStore {

    private final JdbcClient jdbc;

    SignatureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ContractId contract, Signature signature) {
        jdbc.sql("""
                insert into contract_signature (contract_id, version, side, signer, mandate_id, signed_at, method,
                    document_hash, proof)
                values (:contract, :version, :side, :signer, :mandate, :at, :method, :hash, :proof::jsonb)
                """)
                .param("contract", contract.value())
                .param("version", signature.version())
                .param("side", signature.side().name())
                .param("signer", signature.signer())
                .param("mandate", signature.mandate())
                .param("at", at(signature.signedAt()))
                .param("method", signature.method())
                .param("hash", signature.documentHash())
                .param("proof", signature.proof())
                .update();
    }

    List<Signature> of(ContractId contract) {
        return jdbc.sql("""
                select version, side, signer, mandate_id, signed_at, method, document_hash, proof::text as proof
                from contract_signature where contract_id = :contract order by signed_at
                """)
                .param("contract", contract.value())
                .query((row, n) -> new Signature(
                        row.getInt("version"),
                        Signature.Side.valueOf(row.getString("side")),
                        row.getObject("signer", UUID.class),
                        row.getObject("mandate_id", UUID.class),
                        Objects.requireNonNull(instant(row, "signed_at")),
                        row.getString("method"),
                        row.getString("document_hash"),
                        row.getString("proof")))
                .list();
    }
}
