package coop.ouvrage.membership;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Rows;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signing the user agreement. What proves it: the hash of the words, the time, the account, the proved mail address and the
 * name that the person typed. No network address is kept.
 */
@Service
public class Agreements {

    /** Kind of the signed paper among the documents. */
    public static final String PAPER = "user_agreement";

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Membership membership;
    private final MemberStore store;
    private final Parties parties;
    private final Documents documents;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Audit audit;

    Agreements(
            JdbcClient jdbc,
            Membership membership,
            MemberStore store,
            Parties parties,
            Documents documents,
            CurrentUser user,
            BusinessTime time,
            Audit audit) {
        this.jdbc = jdbc;
        this.membership = membership;
        this.store = store;
        this.parties = parties;
        this.documents = documents;
        this.user = user;
        this.time = time;
        this.audit = audit;
    }

    /**
     * Signs the agreement in force. Only the person does; the system does for what was signed on paper.
     *
     * @param textHash of the text that the person was shown
     * @param typedName the person's name, as typed to sign
     */
    @Transactional
    public Outcome<SignedAgreement> sign(
            PartyId party, String language, String textHash, String typedName, boolean accepted) {
        if (!user.is(party.value()) && !user.actor().isSystem()) {
            throw new coop.ouvrage.access.AccessDenied(coop.ouvrage.access.Permission.IDENTITY_CHANGE);
        }
        Agreement agreement = Agreement.inForce(language);
        String name = parties.name(party.value());
        List<Refusal> refusals = refusals(agreement, textHash, name, typedName, accepted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        SignedAgreement signed = new SignedAgreement(
                TimeOrderedId.next(),
                party,
                agreement.version(),
                language,
                agreement.textHash(),
                typedName.strip(),
                time.now());
        DocumentId paper =
                documents.store(PAPER, party.value(), json.writeValueAsString(paper(signed, name)), language);
        // The bytes that a person signs are always rendered and kept.
        documents.renderForSignature(paper);
        insert(signed, paper);
        audit.changed("agreement.signed", "party", party.value(), Map.of("version", agreement.version()));
        return Outcome.done(signed);
    }

    /** The last agreement that this person signed. */
    @Transactional(readOnly = true)
    public Optional<SignedAgreement> signed(PartyId party) {
        return jdbc.sql(
                        "select * from agreement_signature where party_id = :id order by signed_at desc, id desc limit 1")
                .param("id", party.value())
                .query((row, index) -> new SignedAgreement(
                        row.getObject("id", UUID.class),
                        party,
                        row.getString("version"),
                        row.getString("language"),
                        row.getString("text_hash"),
                        row.getString("signed_name"),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static List<Refusal> refusals(
            Agreement agreement, String textHash, String name, String typedName, boolean accepted) {
        List<Refusal> refusals = new ArrayList<>();
        if (!agreement.textHash().equals(textHash)) {
            refusals.add(Refusal.of("membership.agreement_changed"));
        }
        if (!accepted) {
            refusals.add(Refusal.of("membership.agreement_not_accepted"));
        }
        if (!ComparableName.of(name).equals(ComparableName.of(typedName))) {
            refusals.add(Refusal.of("membership.agreement_name"));
        }
        return refusals;
    }

    private static Map<String, String> paper(SignedAgreement signed, String name) {
        Map<String, String> paper = new TreeMap<>();
        paper.put("version", signed.version());
        paper.put("textHash", signed.textHash());
        paper.put("name", name);
        paper.put("signedName", signed.signedName());
        paper.put("signedAt", signed.signedAt().toString());
        return paper;
    }

    private void insert(SignedAgreement signed, DocumentId paper) {
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("method", "typed name in an account with a proved mail address");
        user.id().ifPresent(id -> evidence.put("account", id.value().toString()));
        membership
                .find(signed.party())
                .map(Member::mailVerifiedAt)
                .ifPresent(proved -> evidence.put("mailProvedAt", proved.toString()));
        store.signed(
                signed.party(),
                new Rows.Row()
                        .with("id", signed.id())
                        .with("party_id", signed.party().value())
                        .with("version", signed.version())
                        .with("language", signed.language())
                        .with("text_hash", signed.textHash())
                        .with("signed_name", signed.signedName())
                        .with("signed_at", signed.signedAt())
                        .with("evidence", json.valueToTree(evidence))
                        .with("document_id", paper.value()));
    }
}
