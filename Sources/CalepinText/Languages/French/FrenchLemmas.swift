/// Lemmas of French that are written down by hand, see ``WrittenLemmas`` for
/// the form of a line.
enum FrenchLemmas {
  static let lines = """
    # nouns
    NOUN -s -
    NOUN= -ss -ès -us -ius
    NOUN -aux -al
    NOUN -eaux -eau
    NOUN -yaux -yau
    NOUN= -eux
    NOUN -jeux -jeu
    NOUN -lieux -lieu
    NOUN -feux -feu
    NOUN -oux -ou
    NOUN travaux travail
    NOUN baux bail
    NOUN coraux corail
    NOUN émaux émail
    NOUN vitraux vitrail
    NOUN soupiraux soupirail
    NOUN vantaux vantail
    NOUN yeux œil
    NOUN cieux ciel
    NOUN messieurs monsieur
    NOUN mesdames madame
    NOUN cheveux cheveu
    NOUN neveux neveu
    NOUN aveux aveu
    NOUN vœux voeux vœu
    NOUN étaux étau
    NOUN essieux essieu
    NOUN moyeux moyeu
    NOUN dieux dieu
    NOUN= époux taux flux prix choix voix faux chaux afflux reflux influx croix noix toux gaz
    NOUN= nez processus virus bus campus consensus corpus bonus malus sinus cosinus terminus
    NOUN= cactus talus obus refus abus jus plus cours concours recours secours parcours discours
    NOUN= velours univers vers envers divers corps temps printemps poids contrepoids fonds puits
    NOUN= legs mois fois bois pois pays avis permis compromis colis tapis vis tournevis souris
    NOUN= vernis châssis croquis devis semis sursis préavis rubis radis débris taudis oasis iris
    NOUN= tennis palais relais rabais engrais marais biais anglais français -ais
    NOUN -lais -lai
    NOUN -ssais -ssai
    NOUN= -nois -bras bras pas repas cas gas sas atlas compas canevas matelas amas tas lilas dos
    NOUN= os repos propos héros chaos cosmos clos sens contresens index codex latex silex thorax
    NOUN= biceps laps remords mors ours accès procès succès excès décès progrès congrès abcès
    NOUN -euses -euse
    NOUN -trices -trice
    NOUN -tés -té
    NOUN -tions -tion
    NOUN festivals festival
    NOUN carnavals carnaval
    NOUN bals bal
    NOUN récitals récital
    NOUN chacals chacal
    NOUN chefs-d'œuvre chef-d'œuvre
    NOUN arcs-en-ciel arc-en-ciel
    NOUN= hors-d'œuvre
    NOUN eaux-de-vie eau-de-vie
    # adjectives
    ADJ -s -es -
    ADJ -aux -ales -ale -al
    ADJ sales sale sale
    ADJ pâles pâle pâle
    ADJ mâles mâle mâle
    ADJ ovales ovale ovale
    ADJ -eaux -eau
    ADJ= -eux
    ADJ -euses -euse -eux
    ADJ -teuses -teuse -trices -trice -teur
    ADJ -ives -ive -if
    ADJ -elles -elle -el
    ADJ -eilles -eille -eil
    ADJ -ulles -ul
    ADJ -ennes -enne -en
    ADJ -onnes -onne -on
    ADJ -ières -ière -ier
    ADJ -ères -ère -er
    ADJ -étères -étère
    ADJ -fères -fère
    ADJ= -fère
    ADJ sévères sévère sévère
    ADJ sincères sincère sincère
    ADJ austères austère austère
    ADJ prospères prospère prospère
    ADJ précaires précaire précaire
    ADJ éphémères éphémère éphémère
    ADJ bilatères bilatère bilatère
    ADJ -ées -ée -és -é
    ADJ -ies -ie -i
    ADJ -ues -ue -u
    ADJ -iques -ique
    ADJ= -ique
    ADJ -bles -ble
    ADJ= -ble
    ADJ -istes -iste
    ADJ= -iste
    ADJ -aires -aire
    ADJ= -aire
    ADJ -oires -oire
    ADJ= -oire
    ADJ -ides -ide
    ADJ= -ide
    ADJ -iles -ile
    ADJ= -ile
    ADJ -ques -que
    ADJ= -que
    ADJ -ènes -ène
    ADJ= -ène
    ADJ -gènes -gène
    ADJ= -gène
    ADJ -logues -logue
    ADJ= -logue
    ADJ -antes -ante -ant
    ADJ -entes -ente -ent
    ADJ -aises -aise -ais
    ADJ -oises -oise -ois
    ADJ -aines -aine -ain
    ADJ -ines -ine -in
    ADJ -eures -eure -eur
    ADJ -ettes -ette -ètes -ète -et
    ADJ -esses -es
    ADJ -asses -as
    ADJ -osses -os
    ADJ -ouses -ouces -ouce -oux
    ADJ -aïques -aïque
    ADJ finals final
    ADJ navals naval
    ADJ fatals fatal
    ADJ banals banal
    ADJ natals natal
    ADJ belles belle beaux bel beau
    ADJ nouvelles nouvelle nouveaux nouvel nouveau
    ADJ vieilles vieille vieil vieux vieux
    ADJ folles folle fols fol fou
    ADJ molles molle mols mol mou
    ADJ fous fou
    ADJ mous mou
    ADJ sèches sèche secs sec
    ADJ fraîches fraîche frais frais
    ADJ blanches blanche blancs blanc
    ADJ franches franche francs franc
    ADJ longues longue longs long
    ADJ publiques publique publics public
    ADJ grecques grecque grecs grec
    ADJ turques turque turcs turc
    ADJ fausses fausse faux faux
    ADJ rousses rousse roux roux
    ADJ douces douce doux doux
    ADJ jalouses jalouse jaloux jaloux
    ADJ grosses grosse gros gros
    ADJ grasses grasse gras gras
    ADJ basses basse bas bas
    ADJ lasses lasse las las
    ADJ épaisses épaisse épais épais
    ADJ expresses expresse exprès exprès
    ADJ favorites favorite favoris favori
    ADJ malignes maligne malins malin
    ADJ bénignes bénigne bénins bénin
    ADJ aiguës aiguë aigus aigu
    ADJ ambiguës ambiguë ambigus ambigu
    ADJ contiguës contiguë contigus contigu
    ADJ nulles nulle nuls nul
    ADJ gentilles gentille gentils gentil
    ADJ brèves brève brefs bref
    ADJ neuves neuve neufs neuf
    ADJ vives vive vifs vif
    ADJ actrices actrice acteur
    ADJ complètes complète complets complet
    ADJ concrètes concrète concrets concret
    ADJ discrètes discrète discrets discret
    ADJ secrètes secrète secrets secret
    ADJ inquiètes inquiète inquiets inquiet
    ADJ meilleures meilleure meilleurs meilleur
    ADJ majeures majeure majeurs majeur
    ADJ mineures mineure mineurs mineur
    ADJ inférieures inférieure inférieurs inférieur
    ADJ supérieures supérieure supérieurs supérieur
    # verbs
    VERB= -er -ir -re -oir
    VERB -é -és -ée -ées -e -es -ent -ons -ez -ais -ait -aient -ions -er
    VERB -avait -avaient -avant -aver
    VERB -evait -evaient -ever
    VERB -iez -ant -a -èrent -era -eront -erait -eraient -erais -erons -erez -er
    VERB -geait -geant -geaient -gea -ger
    VERB -çait -çant -çaient -ça -cer
    VERB -oie -oient -oiera -oyer
    VERB -uie -uient -uyer
    VERB -aie -ayer
    VERB -elle -ellent -eler
    VERB -ette -ettent -eter
    VERB -ève -èvent -ever
    VERB -ène -ènent -ener
    VERB -ète -ètent -éter
    VERB -ère -érer
    VERB -ède -èdent -éder
    VERB -èse -eser
    VERB -èle -éler
    VERB -issait -issaient -issant -issent -isse -issons -issez -it -i -ie -is -ies -ira -ir
    VERB -iront -irait -iraient -irent -ir
    VERB -ient -ier
    VERB -fie -fient -fier
    VERB -vient -viennent -venu -venue -venus -venues -venait -venaient -venant -viendra -venir
    VERB -viendront -viendrait -vint -vinrent -vienne -venir
    VERB -tient -tiennent -tenu -tenue -tenus -tenues -tenait -tenaient -tenant -tiendra -tenir
    VERB -tiendrait -tint -tienne -tenir
    VERB -prend -prends -prennent -prenne -prenait -prenaient -prenant -prenons -prenez -prendre
    VERB -prendra -prendront -pris -prise -prises -prit -prirent -prendre
    VERB -prisé -priser
    VERB -met -mets -mettent -mette -mettait -mettaient -mettant -mettra -mettrait -mis -mettre
    VERB -mise -mises -mit -mirent -mettre
    VERB -fait -fais -font -faits -faite -faites -faisait -faisant -fera -ferait -fit -faire
    VERB -dit -disent -disait -disant -dire
    VERB -crit -crits -crite -crites -crivent -crivait -crivant -crivit -crire
    VERB -duit -duits -duite -duites -duisent -duisait -duisant -duisit -duira -duire
    VERB -truit -truits -truite -truites -truisent -truisait -truisant -truire
    VERB -connaît -connait -connaissent -connaissait -connaissant -connu -connus -connaître
    VERB -connue -connues -connaître
    VERB -paraît -parait -paraissent -paraissait -paraissant -paru -parue -parus -paraître
    VERB -parues -parut -paraître
    VERB -çoit -çoivent -cevait -cevaient -cevant -cevra -çu -çus -çue -çues -çut -cevoir
    VERB -eint -eints -einte -eintes -eignent -eignait -eignant -eindre
    VERB -seigne -seignent -seignait -seignant -seigner
    VERB -aint -ainte -aintes -aints -aignent -aindre
    VERB -oint -ointe -oindre
    VERB -joignent -joignait -joindre
    VERB -soigne -soigner
    VERB -end -ends -endent -endait -endaient -endant -endra -endu -endus -endue -endues -endre
    VERB -endit -endre
    VERB -mende -mendent -mender
    VERB -ond -ondent -ondait -ondu -ondue -ondus -ondues -ondit -ondre
    VERB -perd -perdu -perdue -perdus -perdre
    VERB -rompt -rompu -rompue -rompent -rompre
    VERB -bat -battu -battue -battus -battent -battre
    VERB -clut -clu -cluent -cluait -cluant -clus -cluse -clure
    VERB -vu -vus -vue -vues -voit -voient -voyait -voyant -verra -verrait -vit -voir
    VERB -voie -voyer
    VERB -envoient -envoyer
    VERB -doit -doivent -devoir
    VERB -ouvre -ouvrent -ouvrait -ouvrant -ouvert -ouverte -ouverts -ouvertes -ouvrir
    VERB -offre -offrent -offrait -offrant -offert -offerte -offerts -offertes -offrir
    VERB -quiert -quièrent -quis -quise -quises -quit -quérir
    VERB -suit -suivi -suivie -suivis -suivies -suivent -suivait -suivant -suivit -suivre
    VERB -vécu -vivent -vivait -vivant -vivre
    VERB -court -courent -courait -couru -courue -courir
    VERB -sert -servent -servait -servant -servir
    VERB -observe -observer
    VERB -desservent -desservir
    VERB -part -partent -partait -partir
    VERB -sort -sortent -sortir
    VERB -sent -sentent -sentir
    VERB -présentent -présente -présenter
    VERB -sentait -sentant -sentir
    VERB -présentait -présentant -présenter
    VERB -représente -représenter
    VERB -élit -élu -élue -élus -élire
    VERB -lisent -lire
    VERB -alisent -aliser
    VERB -ilisent -iliser
    VERB -lisait -lire
    VERB -alisait -aliser
    VERB -ilisait -iliser
    VERB -vaut -valent -valoir
    VERB -traient -trait -traits -traire
    VERB -traite -traiter
    VERB -plaît -plaire
    VERB -cuit -cuire
    VERB -nuit -nuire
    VERB -suffit -suffire
    VERB -résout -résolu -résolue -résolvent -résoudre
    VERB -dissout -dissoudre
    VERB -naît -naître
    VERB né née nés nées naître
    VERB -meurt -meurent -mourir
    VERB mort morte morts mortes mourir
    VERB -croît -croissent -croître
    VERB -croient -cru -croire
    VERB -meut -mouvoir
    VERB -peut -pouvoir
    VERB -veut -vouloir
    VERB -pleut -pleuvoir
    VERB faut fallait faudra faudrait fallu falloir
    """
}
