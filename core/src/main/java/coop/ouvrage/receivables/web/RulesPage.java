package coop.ouvrage.receivables.web;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Iban;
import coop.ouvrage.receivables.PayerRule;
import coop.ouvrage.web.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rules by which payers are recognised, those used last first. */
public record RulesPage(Form form, List<PayerRule> rules, Map<UUID, String> names, List<LegalEntity> entities) {

    /** An account is shown by its end. */
    public String clue(PayerRule rule) {
        return rule.kind() == PayerRule.Kind.ACCOUNT
                ? Iban.parse(rule.clue()).map(Iban::masked).orElse("…")
                : rule.clue();
    }

    public String name(PayerRule rule) {
        return names.getOrDefault(rule.client(), "…");
    }

    /** Entities to choose from, those that invoice first. */
    public Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        entities.stream()
                .sorted(java.util.Comparator.comparing(each -> each.kind() != LegalEntity.Kind.PRODUCTION))
                .forEach(each -> choices.put(each.code(), each.name()));
        return choices;
    }
}
