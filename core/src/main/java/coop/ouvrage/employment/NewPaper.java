package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import org.springframework.stereotype.Component;

/** The paper of a contract that has changed, with the signatures of those who changed it. */
@Component
class NewPaper {

    private final ContractPaper paper;
    private final SignatureStore signatures;
    private final EntitySignature entity;
    private final BusinessTime time;

    NewPaper(ContractPaper paper, SignatureStore signatures, EntitySignature entity, BusinessTime time) {
        this.paper = paper;
        this.signatures = signatures;
        this.entity = entity;
        this.time = time;
    }

    /** Both sign it, as they signed the first one. That the worker is at the screen is for the page to prove. */
    void ofBoth(WorkContract now, Mandate mandate) {
        paper.write(now);
        signatures.insert(
                now.id(),
                new Signature(
                        now.version(),
                        Signature.Side.WORKER,
                        now.assignment().worker(),
                        null,
                        time.now(),
                        "account and second factor",
                        paper.hash(now),
                        "{}"));
        signatures.insert(now.id(), entity.signature(now, mandate, false));
    }

    /** The entity alone signs what it does, or takes note of. */
    void ofEntity(WorkContract now, Mandate mandate) {
        paper.write(now);
        signatures.insert(now.id(), entity.signature(now, mandate, false));
    }
}
