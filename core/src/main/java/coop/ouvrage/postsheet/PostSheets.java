package coop.ouvrage.postsheet;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Post sheets: the holder sends the client a link, the client says what the post is and signs, and only then does an agency sign and
 * declare the contract. Nobody fills the sheet in the client's place.
 */
@Service
public class PostSheets implements Companion {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int MOST_TEXT = 2000;

    private final SecureRandom random = new SecureRandom();
    private final PostSheetStore store;
    private final PostSheetCodes codes;
    private final PostSheetPaper paper;
    private final Contracts contracts;
    private final ObjectProvider<Signatures> signatures; // which asks this one
    private final LegalEntities entities;
    private final Messages messages;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    PostSheets(
            PostSheetStore store,
            PostSheetCodes codes,
            PostSheetPaper paper,
            Contracts contracts,
            ObjectProvider<Signatures> signatures,
            LegalEntities entities,
            Messages messages,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.codes = codes;
        this.paper = paper;
        this.contracts = contracts;
        this.signatures = signatures;
        this.entities = entities;
        this.messages = messages;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Sends the client the link to the sheet of a contract's job; an earlier link ends. */
    @Transactional
    public Outcome<UUID> send(ContractId id, String contact) {
        WorkContract contract = contracts.contract(id);
        permissions.require(Permission.CONTRACT_PREPARE, contract.assignment().unit());
        Optional<PostSheet> before = store.ofJob(contract.assignment().job());
        List<Refusal> refusals = new ArrayList<>();
        if (!isAgency(contract)) {
            refusals.add(Refusal.of("postsheet.not_needed"));
        }
        if (before.map(PostSheet::signed).orElse(false)) {
            refusals.add(Refusal.of("postsheet.signed_already"));
        }
        if (!ADDRESS.matcher(contact).matches() || contact.length() > 200) {
            refusals.add(Refusal.of("postsheet.address_wrong"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        String token = token();
        PostSheet sheet = new PostSheet(
                before.map(PostSheet::id).orElseGet(TimeOrderedId::next),
                0,
                contract.assignment().job(),
                id,
                contract.assignment().unit(),
                contract.assignment().entity(),
                contact,
                time.now(),
                time.now().plus(Duration.ofDays(policies.number("postsheet.link_days", time.today()))),
                null,
                null,
                null,
                null);
        store.send(sheet, hash(token), user.partyId().orElse(null));
        messages.send(Message.to(contact, contract.language(), "postsheet.mail")
                .with(Map.of("function", contract.post().function(), "day", contract.firstDay()))
                .link("/l/sheet/" + token));
        audit.changed("postsheet.sent", "contract", id.value(), Map.of());
        return Outcome.done(sheet.id());
    }

    private String token() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        return ContentHash.of(token.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The sheet of a link that lives: signed ones stay readable until it ends. */
    @Transactional(readOnly = true)
    public Optional<PostSheet> byToken(String token) {
        return store.byToken(hash(token)).filter(sheet -> time.now().isBefore(sheet.expiresAt()));
    }

    /** The contract behind a link, for its page: function, place and days, never the pay. */
    @Transactional(readOnly = true)
    public WorkContract contract(PostSheet sheet) {
        return contracts.find(sheet.contract()).orElseThrow();
    }

    /** Whether the client of a link was sent a code that still opens. */
    @Transactional(readOnly = true)
    public boolean codeSent(PostSheet sheet) {
        return codes.isSent(sheet.id());
    }

    /** Sends the client a fresh code, to the address that the link went to. */
    @Transactional
    public Outcome<UUID> requestCode(String token) {
        Optional<PostSheet> found = byToken(token);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.of("postsheet.link_gone"));
        }
        PostSheet sheet = found.get();
        if (sheet.signed()) {
            return Outcome.refused(Refusal.of("postsheet.signed_already"));
        }
        Optional<String> code = codes.make(sheet.id());
        if (code.isEmpty()) {
            return Outcome.refused(Refusal.of("postsheet.code_too_many", "field", "code"));
        }
        messages.send(Message.to(sheet.contact(), contract(sheet).language(), "postsheet.code_mail")
                .oneTimeCode(code.get()));
        return Outcome.done(sheet.id());
    }

    /**
     * The client signs, proven by the code; contracts that waited for it are signed by the entity. The code is tried once all is answered.
     */
    @Transactional
    public Outcome<UUID> sign(String token, String code, PostAnswers answers, String by, String as) {
        Optional<PostSheet> found = byToken(token);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.of("postsheet.link_gone"));
        }
        PostSheet sheet = found.get();
        if (sheet.signed()) {
            return Outcome.done(sheet.id());
        }
        List<Refusal> refusals = new ArrayList<>();
        answers.fields().forEach((field, text) -> text(refusals, field, text));
        text(refusals, "signed_by", by);
        text(refusals, "signed_as", as);
        if (refusals.isEmpty()) {
            codes.refusal(sheet.id(), code).ifPresent(refusals::add);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        WorkContract contract = contract(sheet);
        String words = paper.words(sheet, answers, by, as, contract);
        store.signed(sheet.id(), answers, by, as, PostSheetPaper.hash(words), time.now());
        user.asSystem(() -> {
            paper.keep(sheet, words, contract.language());
            contracts.ofJob(sheet.job()).stream()
                    .filter(waiting ->
                            waiting.signedByWorker() && !waiting.state().binding())
                    .forEach(waiting -> signatures.getObject().signForEntity(waiting.id()));
        });
        audit.changed("postsheet.signed", "contract", sheet.contract().value(), Map.of());
        return Outcome.done(sheet.id());
    }

    private static void text(List<Refusal> refusals, String field, String text) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            refusals.add(Refusal.of("postsheet.text_missing", "field", field));
        }
    }

    @Transactional(readOnly = true)
    public Optional<PostSheet> of(WorkContract contract) {
        return store.ofJob(contract.assignment().job());
    }

    /** The signed sheet as PDF. */
    @Transactional
    public Optional<byte[]> pdf(ContractId id) {
        return of(contracts.contract(id)).filter(PostSheet::signed).flatMap(paper::pdf);
    }

    /** Records that an entity works as an agency. */
    @Transactional
    public Outcome<Agency> record(Agency agency) {
        permissions.require(Permission.MANDATE_GRANT);
        List<Refusal> refusals = new ArrayList<>();
        if (entities.all().stream().noneMatch(entity -> entity.code().equals(agency.entity()))) {
            refusals.add(Refusal.of("postsheet.no_such_entity", "entity", agency.entity()));
        }
        if (agency.recognition().isBlank()
                || agency.committee().isBlank()
                || agency.source().isBlank()) {
            refusals.add(Refusal.of("postsheet.agency_unsourced"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.save(agency, user.partyId().orElse(null), time.now());
        audit.changed(
                "postsheet.agency",
                "legal_entity",
                UUID.nameUUIDFromBytes(agency.entity().getBytes(StandardCharsets.UTF_8)),
                Map.of("recognition", agency.recognition()));
        return Outcome.done(agency);
    }

    @Transactional(readOnly = true)
    public List<Agency> agencies() {
        permissions.require(Permission.MANDATE_GRANT);
        return store.agencies();
    }

    public boolean isAgency(WorkContract contract) {
        return store.agency(contract.assignment().entity()).isPresent();
    }

    @Override
    public List<Refusal> missing(WorkContract contract) {
        Optional<Agency> agency = store.agency(contract.assignment().entity());
        if (agency.isEmpty()) {
            return List.of();
        }
        List<Refusal> missing = new ArrayList<>();
        if (!agency.get().covers(contract.post().committee())) {
            missing.add(Refusal.of(
                    "postsheet.other_committee", "committee", agency.get().committee()));
        }
        if (!of(contract).map(PostSheet::signed).orElse(false)) {
            missing.add(Refusal.of("postsheet.not_signed"));
        }
        return missing;
    }

    @Override
    public Optional<Link> link(WorkContract contract) {
        return isAgency(contract)
                ? Optional.of(new Link("postsheet.title", "/contracts/" + contract.id() + "/post-sheet"))
                : Optional.empty();
    }

    @Override
    public Map<String, byte[]> proof(WorkContract contract) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        of(contract).filter(PostSheet::signed).flatMap(paper::pdf).ifPresent(pdf -> files.put("post-sheet.pdf", pdf));
        return files;
    }
}
