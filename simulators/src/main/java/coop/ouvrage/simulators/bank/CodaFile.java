package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Movement.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a statement as CODA 2. */
final class CodaFile {

    private static final int COMMUNICATION_IN_21 = 53;

    private final Account account;
    private final IssuedStatement statement;
    private final List<Movement> movements;
    private final List<CodaRecord> records = new ArrayList<>();

    CodaFile(Account account, IssuedStatement statement, List<Movement> movements) {
        this.account = account;
        this.statement = statement;
        this.movements = movements;
    }

    byte[] write() {
        CodaRecord header = new CodaRecord("00000")
                .date(6, statement.date())
                .put(12, "999")
                .put(15, "05")
                .put(25, "SIM" + statement.id().replace("-", ""), 10)
                .put(35, account.holder(), 26)
                .put(61, "SIMUBEBBXXX")
                .put(72, "00000000000")
                .put(84, "00000")
                .put(128, "2");
        balances();
        int count = records.size();
        StringBuilder file = new StringBuilder();
        file.append(header).append("\r\n");
        records.forEach(line -> file.append(line).append("\r\n"));
        CodaRecord trailer = new CodaRecord("9")
                .number(17, 6, count)
                .amount(23, total(-1))
                .amount(38, total(1))
                .put(128, "2");
        return file.append(trailer).append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void balances() {
        int number = statement.number() % 1000;
        records.add(new CodaRecord("12")
                .number(3, 3, number)
                .put(6, account.iban(), 31)
                .put(40, "EUR")
                .sign(43, statement.openingCents())
                .amount(44, statement.openingCents())
                .date(
                        59,
                        statement.from() == 0
                                ? account.opened().minusDays(1)
                                : statement.date().minusDays(1))
                .put(65, account.holder(), 26)
                .put(91, "CURRENT ACCOUNT")
                .number(126, 3, number));
        for (int i = 0; i < movements.size(); i++) {
            movement(i + 1, movements.get(i));
        }
        records.add(new CodaRecord("8")
                .number(2, 3, number)
                .put(5, account.iban(), 31)
                .put(39, "EUR")
                .sign(42, statement.closingCents())
                .amount(43, statement.closingCents())
                .date(58, statement.date())
                .put(128, "0"));
    }

    private void movement(int number, Movement movement) {
        boolean structured = !movement.reference().isEmpty();
        String kind = movement.reference().startsWith("RF") ? "100" : "101";
        String communication = structured ? kind + movement.reference() : movement.text();
        boolean second = !clientReference(movement).isEmpty()
                || !movement.reason().isEmpty()
                || communication.length() > COMMUNICATION_IN_21;
        boolean third = !movement.name().isEmpty();
        records.add(numbered("21", number)
                .put(11, movement.bankReference(), 21)
                .sign(32, movement.cents())
                .amount(33, movement.cents())
                .date(48, movement.date())
                .put(54, movement.kind().coda())
                .put(62, structured ? "1" : "0")
                .put(63, communication, COMMUNICATION_IN_21)
                .date(116, movement.date())
                .number(122, 3, statement.number() % 1000)
                .put(125, "0")
                .put(126, second || third ? "1" : "0")
                .put(128, "0"));
        if (second) {
            records.add(second(number, movement, communication, third));
        }
        if (third) {
            records.add(third(number, movement, communication));
        }
    }

    private static CodaRecord second(int number, Movement movement, String communication, boolean third) {
        boolean returned = movement.kind() == Kind.RETURNED || movement.kind() == Kind.UNCOLLECTED;
        return numbered("22", number)
                .put(11, part(communication, 53, 106))
                .put(64, clientReference(movement), 35)
                .put(113, returned ? "2" : " ")
                .put(114, movement.reason(), 4)
                .put(118, movement.kind() == Kind.WAGES ? "SALA" : "")
                .put(126, third ? "1" : "0")
                .put(128, "0");
    }

    private static CodaRecord third(int number, Movement movement, String communication) {
        return numbered("23", number)
                .put(11, movement.iban(), 34)
                .put(48, movement.name(), 35)
                .put(83, part(communication, 106, 149))
                .put(126, "0")
                .put(128, "0");
    }

    private static CodaRecord numbered(String identification, int number) {
        return new CodaRecord(identification).number(3, 4, number % 10_000).put(7, "0000");
    }

    /** Our customer's own identification: of the block on a collective booking, else end to end. */
    private static String clientReference(Movement movement) {
        boolean collective = movement.kind() == Kind.WAGES || movement.kind() == Kind.COLLECTIVE;
        return collective ? movement.batchId() : movement.endToEndId();
    }

    private static String part(String text, int from, int to) {
        int start = Math.min(from, text.length());
        return text.substring(start, Math.min(to, text.length()));
    }

    private long total(int sign) {
        return movements.stream()
                .mapToLong(Movement::cents)
                .filter(cents -> Long.signum(cents) == sign)
                .map(Math::abs)
                .sum();
    }
}
