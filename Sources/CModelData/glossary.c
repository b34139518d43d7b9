#include "CModelData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The hand-written termbase, a table a field, in the order in which the senses
// of a word are preferred when nothing else decides.

#define GLOSSARY(NAME) static const uint8_t NAME[] __attribute__((aligned(64)))

GLOSSARY(artificial_intelligence) = {
#embed "../../Glossary/artificial-intelligence.tsv"
};
GLOSSARY(semiconductors) = {
#embed "../../Glossary/semiconductors.tsv"
};
GLOSSARY(computing) = {
#embed "../../Glossary/computing.tsv"
};
GLOSSARY(software) = {
#embed "../../Glossary/software.tsv"
};
GLOSSARY(raw_materials_energy) = {
#embed "../../Glossary/raw-materials-energy.tsv"
};
GLOSSARY(trade) = {
#embed "../../Glossary/trade.tsv"
};
GLOSSARY(economy) = {
#embed "../../Glossary/economy.tsv"
};
GLOSSARY(geopolitics) = {
#embed "../../Glossary/geopolitics.tsv"
};
GLOSSARY(places) = {
#embed "../../Glossary/places.tsv"
};
GLOSSARY(press) = {
#embed "../../Glossary/press.tsv"
};
GLOSSARY(vocabulary) = {
#embed "../../Glossary/vocabulary.tsv"
};

#define TABLE(NAME, FILE) {FILE, {NAME, sizeof NAME}}

static const calepin_glossary_table tables[] = {
    TABLE(artificial_intelligence, "artificial-intelligence.tsv"),
    TABLE(semiconductors, "semiconductors.tsv"),
    TABLE(computing, "computing.tsv"),
    TABLE(software, "software.tsv"),
    TABLE(raw_materials_energy, "raw-materials-energy.tsv"),
    TABLE(trade, "trade.tsv"),
    TABLE(economy, "economy.tsv"),
    TABLE(geopolitics, "geopolitics.tsv"),
    TABLE(places, "places.tsv"),
    TABLE(press, "press.tsv"),
    TABLE(vocabulary, "vocabulary.tsv"),
};

size_t calepin_glossary_count(void) { return sizeof tables / sizeof tables[0]; }

calepin_glossary_table calepin_glossary(size_t index) { return tables[index]; }
