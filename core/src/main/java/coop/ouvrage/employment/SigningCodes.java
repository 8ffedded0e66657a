package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time codes for signing a contract: six digits, ten minutes, five tries. Kept hashed with the contract as salt. */
@Component
class SigningCodes {

    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int TRIES = 5;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final BusinessTime time;

    SigningCodes(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Makes a code; an earlier one of the same contract no longer works. */
    String make(ContractId contract, String sentTo) {
        String code = String.format(java.util.Locale.ROOT, "%06d", random.nextInt(1_000_000));
        Instant now = time.now();
        jdbc.sql("""
                insert into signing_code (contract_id, code_hash, sent_to, sent_at, expires_at)
                values (:contract, :hash, :to, :now, :expires)
                on conflict (contract_id) do update set code_hash = excluded.code_hash, sent_to = excluded.sent_to,
                    sent_at = excluded.sent_at, expires_at = excluded.expires_at, attempts = 0, used_at = null
                """)
                .param("contract", contract.value())
                .param("hash", hash(contract, code))
                .param("to", sentTo)
                .param("now", at(now))
                .param("expires", at(now.plus(LIFE)))
                .update();
        return code;
    }

    /** Uses a code up; the reason why not, if it does not open. A wrong try counts even if what follows fails. */
    Optional<Refusal> use(ContractId contract, String code) {
        Optional<Sent> sent = jdbc.sql("""
                update signing_code set attempts = attempts + 1
                where contract_id = :contract and used_at is null
                returning code_hash, expires_at, attempts
                """)
                .param("contract", contract.value())
                .query((row, n) -> new Sent(
                        row.getString("code_hash"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")))
                .optional();
        if (sent.isEmpty() || !time.now().isBefore(sent.get().expires())) {
            return Optional.of(Refusal.of("employment.code_expired"));
        }
        if (sent.get().attempts() > TRIES) {
            return Optional.of(Refusal.of("employment.code_too_many"));
        }
        if (!same(sent.get().hash(), hash(contract, code.replaceAll("\\s", "")))) {
            return Optional.of(Refusal.of("employment.code_wrong"));
        }
        jdbc.sql("update signing_code set used_at = :now where contract_id = :contract")
                .param("contract", contract.value())
                .param("now", at(time.now()))
                .update();
        return Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(ContractId contract, String code) {
        try {
            byte[] text = (contract + ":" + code).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Sent(String hash, Instant expires, int attempts) {}
}
