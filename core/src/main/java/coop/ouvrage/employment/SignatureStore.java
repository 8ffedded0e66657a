package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;
import static coop.ouvrage.employment.ContractRows.instant;

import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Signatures under contracts; never changed. */
@Repository
class SignatureStore {

    private final JdbcClient jdbc;
    private final ContractStore contracts;
    private final JsonMapper json;
    private final WriteBehind<Rows.Row> signed = new WriteBehind<>(this::write, "contract_signature");

    SignatureStore(JdbcClient jdbc, ContractStore contracts, JsonMapper json) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.json = json;
    }

    void insert(ContractId contract, Signature signature) {
        signed.add(new Rows.Row()
                .with("contract_id", contract.value())
                .with("version", signature.version())
                .with("side", signature.side())
                .with("signer", signature.signer())
                .with("mandate_id", signature.mandate())
                .with("signed_at", at(signature.signedAt()))
                .with("method", signature.method())
                .with("document_hash", signature.documentHash())
                .with("proof", json.readTree(signature.proof())));
    }

    private void write(List<Rows.Row> rows) {
        contracts.written();
        Rows.insert(jdbc, "contract_signature", rows);
    }

    List<Signature> of(ContractId contract) {
        signed.write();
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
