package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contracts that come in great number under an agreement which the worker signed before: prepared, signed by both sides and queued for
 * declaration in one act, or not at all. The paper is the words; its PDF is made when somebody asks for it.
 */
@Service
public class FrameworkContracts {

    private final Contracts contracts;
    private final ContractStore store;
    private final SignatureStore signatures;
    private final EntitySignature entity;
    private final ContractPaper paper;
    private final BusinessTime time;
    private final JsonMapper json;
    private final TransactionTemplate step;

    FrameworkContracts(
            Contracts contracts,
            ContractStore store,
            SignatureStore signatures,
            EntitySignature entity,
            ContractPaper paper,
            BusinessTime time,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.contracts = contracts;
        this.store = store;
        this.signatures = signatures;
        this.entity = entity;
        this.paper = paper;
        this.time = time;
        this.json = json;
        this.step = new TransactionTemplate(transactions);
        // Many contracts share a transaction; what one refusal leaves behind is undone, the others are not.
        step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Makes and signs a contract, for modules that have asked their own permission. A refusal leaves nothing behind. */
    public Outcome<ContractId> agree(ContractTerms terms, Framework framework) {
        return agree(terms, framework, contract -> {});
    }

    /**
     * The same.
     *
     * @param prepared told of the contract before it is signed; may refuse it by {@link RefusedException}
     */
    public Outcome<ContractId> agree(ContractTerms terms, Framework framework, Consumer<ContractId> prepared) {
        try {
            return Objects.requireNonNull(step.execute(status -> Outcome.done(agreeNow(terms, framework, prepared))));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusals());
        }
    }

    private ContractId agreeNow(ContractTerms terms, Framework framework, Consumer<ContractId> prepared) {
        ContractId id = contracts.prepare(terms, false).orThrow();
        prepared.accept(id);
        if (framework.signedAt().isAfter(time.now())) {
            throw new RefusedException(Refusal.of("employment.worker_has_not_signed"));
        }
        WorkContract contract = store.find(id).orElseThrow();
        paper.write(contract);
        store.sent(id, time.now());
        store.signedByWorker(id, framework.signedAt());
        signatures.insert(id, signature(contract, framework));
        entity.signUnderFramework(id).orThrow();
        return id;
    }

    private Signature signature(WorkContract contract, Framework framework) {
        return new Signature(
                contract.version(),
                Signature.Side.WORKER,
                contract.assignment().worker(),
                null,
                framework.signedAt(),
                "framework agreement: " + framework.method(),
                paper.wordsHash(contract),
                json.writeValueAsString(Map.of("agreement", framework.id(), "agreementHash", framework.hash())));
    }
}
