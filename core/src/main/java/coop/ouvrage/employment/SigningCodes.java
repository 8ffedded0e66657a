package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.WriteBehind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
    private final ContractStore contracts;
    private final WriteBehind<Made> made = new WriteBehind<>(this::write, "signing_code");
    private final WriteBehind<Tried> tries = new WriteBehind<>(this::count, "signing_code");
    private final ReadTogether<Sent> codes = new ReadTogether<>(Foreseen.Kind.CONTRACT, this::read);

    SigningCodes(JdbcClient jdbc, BusinessTime time, ContractStore contracts) {
        this.jdbc = jdbc;
        this.time = time;
        this.contracts = contracts;
    }

    private record Made(UUID contract, String hash, String to, Instant at) {}

    /** Makes a code; an earlier one of the same contract no longer works. */
    String make(ContractId contract, String sentTo) {
        String code = String.format(java.util.Locale.ROOT, "%06d", random.nextInt(1_000_000));
        tries.write();
        codes.forget(contract.value());
        made.add(new Made(contract.value(), hash(contract, code), sentTo, time.now()));
        return code;
    }

    private void write(List<Made> all) {
        contracts.written();
        Map<UUID, Made> latest = new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        all.forEach(one -> latest.put(one.contract(), one));
        List<Made> codes = List.copyOf(latest.values());
        jdbc.sql("""
                insert into signing_code (contract_id, code_hash, sent_to, sent_at, expires_at)
                select * from unnest(:contracts::uuid[], :hashes::text[], :to::text[], :now::timestamptz[], :expires::timestamptz[])
                on conflict (contract_id) do update set code_hash = excluded.code_hash, sent_to = excluded.sent_to,
                    sent_at = excluded.sent_at, expires_at = excluded.expires_at, attempts = 0, used_at = null
                """)
                .param("contracts", codes.stream().map(Made::contract).toArray(UUID[]::new))
                .param("hashes", codes.stream().map(Made::hash).toArray(String[]::new))
                .param("to", codes.stream().map(Made::to).toArray(String[]::new))
                .param("now", codes.stream().map(one -> text(one.at())).toArray(String[]::new))
                .param(
                        "expires",
                        codes.stream().map(one -> text(one.at().plus(LIFE))).toArray(String[]::new))
                .update();
    }

    private static String text(Instant at) {
        return java.util.Objects.requireNonNull(at(at)).toString();
    }

    /** Uses a code up; the reason why not, if it does not open. A wrong try counts even if what follows fails. */
    Optional<Refusal> use(ContractId contract, String code) {
        String hash = hash(contract, code.replaceAll("\\s", ""));
        Optional<Sent> sent = codes.get(contract.value()).map(Sent::tried);
        codes.forget(contract.value());
        sent.ifPresent(one -> tries.add(new Tried(
                contract.value(), !expired(one) && one.attempts() <= TRIES && same(one.hash(), hash), time.now())));
        if (sent.isEmpty() || expired(sent.get())) {
            return Optional.of(Refusal.of("employment.code_expired"));
        }
        if (sent.get().attempts() > TRIES) {
            return Optional.of(Refusal.of("employment.code_too_many"));
        }
        return same(sent.get().hash(), hash) ? Optional.empty() : Optional.of(Refusal.of("employment.code_wrong"));
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

    private boolean expired(Sent sent) {
        return !time.now().isBefore(sent.expires());
    }

    private record Sent(String hash, Instant expires, int attempts) {

        Sent tried() {
            return new Sent(hash, expires, attempts + 1);
        }
    }

    /** A try of a code that was not used before, and whether it opened. */
    private record Tried(UUID contract, boolean used, Instant at) {}

    /** Codes that were not used yet; their rows stay locked, so that they are tried one at a time. */
    private Map<UUID, Sent> read(UUID[] wanted) {
        made.write();
        tries.write();
        Map<UUID, Sent> found = new HashMap<>();
        jdbc.sql("""
                select contract_id, code_hash, expires_at, attempts from signing_code
                where contract_id = any(:contracts) and used_at is null order by contract_id for update""")
                .param("contracts", wanted)
                .query((row, n) -> found.put(
                        row.getObject("contract_id", UUID.class),
                        new Sent(
                                row.getString("code_hash"),
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getInt("attempts"))))
                .list();
        return found;
    }

    private void count(List<Tried> all) {
        made.write();
        jdbc.sql("""
                update signing_code c set attempts = c.attempts + t.tries, used_at = coalesce(t.used, c.used_at)
                from (select contract, count(*) as tries, min(at) filter (where used) as used
                    from unnest(:contracts::uuid[], :used::boolean[], :at::timestamptz[]) as t (contract, used, at)
                    group by contract) t
                where c.contract_id = t.contract""")
                .param("contracts", all.stream().map(Tried::contract).toArray(UUID[]::new))
                .param("used", all.stream().map(Tried::used).toArray(Boolean[]::new))
                .param("at", all.stream().map(one -> text(one.at())).toArray(String[]::new))
                .update();
    }
}
