package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Declaration;
import coop.ouvrage.employment.LongTerm;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.Receipt;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.web.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that proves a contract, in one file: its paper, and who instructed it, who signed with which hash, what was declared with
 * every receipt, and which days were worked, as words for people and as data for programs. It holds no national number.
 */
@Component
class ProofFile {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Contracts contracts;
    private final ObjectProvider<Companion> companions;

    ProofFile(Contracts contracts, ObjectProvider<Companion> companions) {
        this.contracts = contracts;
        this.companions = companions;
    }

    byte[] of(ContractView it, Words words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            LongTerm term = it.contract().term();
            ContractId signed = term == null ? it.contract().id() : term.firstMonth();
            contracts.paper(signed).ifPresent(pdf -> entry(zip, "contract.pdf", it, pdf));
            List<byte[]> earlier = contracts.earlierPapers(signed);
            for (int i = 0; i < earlier.size(); i++) {
                entry(zip, "contract-before-" + (i + 1) + ".pdf", it, earlier.get(i));
            }
            companions.forEach(companion ->
                    companion.proof(it.contract()).forEach((name, content) -> entry(zip, name, it, content)));
            entry(zip, "proof.txt", it, String.join("\n", lines(it, words)).getBytes(StandardCharsets.UTF_8));
            entry(zip, "proof.json", it, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(data(it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Dated as the contract was instructed, so that the same proof is the same file. */
    private static void entry(ZipOutputStream zip, String name, ContractView it, byte[] content) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(it.contract()
                    .times()
                    .instructedAt()
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDateTime());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(ContractView it, Words words) {
        WorkContract contract = it.contract();
        List<String> lines = new ArrayList<>();
        lines.add(words.t("employment.contract") + " " + contract.id());
        lines.add(words.t("employment.worker") + ": " + it.workerName());
        lines.add(words.t("employment.instruction") + ": " + it.holderName() + ", "
                + words.moment(contract.times().instructedAt()));
        lines.add(words.t("employment.proof.job") + ": " + contract.assignment().job());
        UUID order = contract.assignment().order();
        if (order != null) {
            lines.add(words.t("employment.proof.order") + ": " + order);
        }
        lines.add("");
        it.signatures()
                .forEach(signature -> lines.add(words.t(
                                signature.side() == coop.ouvrage.employment.Signature.Side.WORKER
                                        ? "employment.signed.worker"
                                        : "employment.signed.entity")
                        + ": " + words.moment(signature.signedAt()) + ", "
                        + words.named(
                                "employment.signed_by.", signature.method().replaceAll("[ ,:]+", "_")) + ", "
                        + words.t("employment.hash") + " " + signature.documentHash()));
        lines.add("");
        for (Declaration declaration : it.declarations()) {
            lines.add(words.t("employment.declaration.kind." + declaration.kind()) + " "
                    + words.date(declaration.period().from()) + " – "
                    + end(declaration, words) + ": "
                    + words.t("employment.declaration." + declaration.state()) + " "
                    + (declaration.periodId() == null ? "" : declaration.periodId()).strip());
            it.receipts()
                    .getOrDefault(declaration.id(), List.<Receipt>of())
                    .forEach(receipt -> lines.add("  " + words.moment(receipt.at()) + " "
                            + words.named("employment.receipt.", receipt.what().replace(' ', '_'))
                            + (receipt.detail().equals("{}") ? "" : " " + receipt.detail())));
        }
        lines.add("");
        lines.add(words.t(contract.confirmed() ? "employment.days.worked" : "employment.days.planned"));
        for (PaidDay day : contract.days()) {
            lines.add("  " + words.date(day.date()) + " " + day.day().start() + "–"
                    + day.day().end() + " " + words.number(day.hours()) + " h");
        }
        return lines;
    }

    private static String end(Declaration declaration, Words words) {
        LocalDate to = declaration.period().to();
        return to == null ? words.t("employment.declaration.open") : words.date(to);
    }

    private static Map<String, Object> data(ContractView it) {
        WorkContract contract = it.contract();
        return Map.of(
                "contract", contract.id().value(),
                "entity", contract.assignment().entity(),
                "job", contract.assignment().job(),
                "instructedAt", contract.times().instructedAt(),
                "signatures", it.signatures(),
                "declarations", it.declarations(),
                "receipts", it.receipts(),
                "versions", it.versions(),
                "days", contract.days());
    }
}
