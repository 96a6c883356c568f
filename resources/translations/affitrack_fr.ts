<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>RowMenu</name>
    <message>
        <source>There is no table on this page</source>
        <translation>Il n’y a pas de tableau sur cette page</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear (Esc)</source>
        <translation>Effacer (Échap)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Sample data is closed: these files are for your own data.</source>
        <translation>Les données d’exemple sont refermées&#xa0;: ces fichiers vont dans vos propres données.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>Copier avec les titres</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Type to find</source>
        <translation>Tapez pour chercher</translation>
    </message>
    <message>
        <source>Take all ticks away</source>
        <translation>Tout décocher</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Stages…</source>
        <translation>Étapes…</translation>
    </message>
    <message>
        <source>Shops…</source>
        <translation>Boutiques…</translation>
    </message>
    <message>
        <source>Products…</source>
        <translation>Produits…</translation>
    </message>
    <message>
        <source>Videos…</source>
        <translation>Vidéos…</translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation>Remarques…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Corrected by me</source>
        <translation>Corrigées par moi</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Effacer tous les filtres</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Boutiques</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
</context>
<context>
    <name>OriginDialog</name>
    <message>
        <source>Row {row} of {file}</source>
        <translation>Ligne {row} de {file}</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ouvrir son dossier</translation>
    </message>
</context>
<context>
    <name>ByHandForm</name>
    <message>
        <source>with tax</source>
        <translation>TTC</translation>
    </message>
    <message>
        <source>without tax</source>
        <translation>hors taxe</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Livrée le</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>Retournée le</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Compte</translation>
    </message>
    <message>
        <source>&amp;Ordered</source>
        <translation>C&amp;ommandée</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>&amp;Produit</translation>
    </message>
    <message>
        <source>S&amp;hop</source>
        <translation>&amp;Boutique</translation>
    </message>
    <message>
        <source>&amp;Video</source>
        <translation>&amp;Vidéo</translation>
    </message>
    <message>
        <source>Pa&amp;id by the buyer</source>
        <translation>Payé par l’acheteu&amp;r</translation>
    </message>
    <message>
        <source>I&amp;tems</source>
        <translation>Ar&amp;ticles</translation>
    </message>
    <message>
        <source>VAT i&amp;n the price</source>
        <translation>TVA da&amp;ns le prix</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>Ta&amp;ux</translation>
    </message>
    <message>
        <source>&amp;What became of it</source>
        <translation>Ce qu’e&amp;lle est devenue</translation>
    </message>
    <message>
        <source>Known days</source>
        <translation>Jours connus</translation>
    </message>
    <message>
        <source>Or&amp;der number</source>
        <translation>Nu&amp;méro de commande</translation>
    </message>
    <message>
        <source>Its name or number; type to search</source>
        <translation>Son nom ou numéro&#x202f;; tapez pour chercher</translation>
    </message>
    <message>
        <source>Its name or code; type to search</source>
        <translation>Son nom ou code&#x202f;; tapez pour chercher</translation>
    </message>
    <message>
        <source>Its title or number; type to search</source>
        <translation>Son titre ou numéro&#x202f;; tapez pour chercher</translation>
    </message>
    <message>
        <source>Tax in the amount</source>
        <translation>Taxe dans le montant</translation>
    </message>
    <message>
        <source>as in the last such sale</source>
        <translation>comme la dernière vente semblable</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>convenu</translation>
    </message>
    <message>
        <source>that is {rate}; for {other} type {number}</source>
        <translation>soit {rate}&#x202f;; pour {other}, saisissez {number}</translation>
    </message>
</context>
<context>
    <name>ByHandDialog</name>
    <message>
        <source>What it comes to</source>
        <translation>Ce que cela donne</translation>
    </message>
    <message>
        <source>Save and add another</source>
        <translation>Enregistrer et en ajouter une autre</translation>
    </message>
    <message>
        <source>Add a sale</source>
        <translation>Ajouter une vente</translation>
    </message>
    <message>
        <source>Change a sale</source>
        <translation>Modifier une vente</translation>
    </message>
    <message>
        <source>Type what the buyer paid to see it here.</source>
        <translation>Saisissez ce que l’acheteur a payé pour le voir ici.</translation>
    </message>
    <message>
        <source>Without a rate the sale counts as nothing.</source>
        <translation>Sans taux, la vente ne compte pour rien.</translation>
    </message>
    <message>
        <source>{amount} without tax</source>
        <translation>{amount} hors taxe</translation>
    </message>
    <message>
        <source>{amount} with tax</source>
        <translation>{amount} TTC</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Held back until</source>
        <translation>Retenue jusqu’au</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Sale {order} saved.</source>
        <translation>Vente {order} enregistrée.</translation>
    </message>
    <message>
        <source>Mend what is marked to see it here.</source>
        <translation>Corrigez ce qui est signalé pour le voir ici.</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Import a first file, or add an account: a sale is somebody’s.</source>
        <translation>Importez un premier fichier, ou ajoutez un compte&#xa0;: une vente appartient toujours à un compte.</translation>
    </message>
    <message>
        <source>Sale by hand</source>
        <translation>Vente saisie à la main</translation>
    </message>
    <message>
        <source>Change of a sale</source>
        <translation>Modification d’une vente</translation>
    </message>
    <message>
        <source>Removal of a sale</source>
        <translation>Retrait d’une vente</translation>
    </message>
    <message>
        <source>Sale {order} removed.</source>
        <translation>Vente {order} retirée.</translation>
    </message>
</context>
<context>
    <name>LineMenu</name>
    <message>
        <source>Delete this sale</source>
        <translation>Supprimer cette vente</translation>
    </message>
    <message>
        <source>Why this amount?</source>
        <translation>Pourquoi ce montant&#x202f;?</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>Show all of this order</source>
        <translation>Voir toutes les ventes de cette commande</translation>
    </message>
    <message>
        <source>Show all of this product</source>
        <translation>Voir toutes les ventes de ce produit</translation>
    </message>
    <message>
        <source>Show all of this shop</source>
        <translation>Voir toutes les ventes de cette boutique</translation>
    </message>
    <message>
        <source>Show all of this video</source>
        <translation>Voir toutes les ventes de cette vidéo</translation>
    </message>
    <message>
        <source>Copy order number</source>
        <translation>Copier le numéro de commande</translation>
    </message>
    <message>
        <source>Settings of this shop</source>
        <translation>Réglages de cette boutique</translation>
    </message>
    <message>
        <source>Make a claim…</source>
        <translation>Faire une réclamation…</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>What is certain, what is assumed</source>
        <translation>Ce qui est certain, ce qui est supposé</translation>
    </message>
    <message>
        <source>In every market</source>
        <translation>Dans tous les pays</translation>
    </message>
    <message>
        <source>(from {day})</source>
        <translation>(à partir du {day})</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dans les listes</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Ouvrir la ligne</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Choisir plusieurs lignes</translation>
    </message>
    <message>
        <source>Shift+↑ ↓</source>
        <translation>Maj+↑ ↓</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout choisir</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>Copier avec les titres</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menu de la ligne</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Maj+F10</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Au champ suivant</translation>
    </message>
    <message>
        <source>To the menus</source>
        <translation>Aux menus</translation>
    </message>
    <message>
        <source>Leave, close, stop</source>
        <translation>Quitter, fermer, arrêter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>TikTok publishes some of its rules and is silent on others. Each value below is what AffiTrack starts from, with how sure it is and where it comes from. All of them can be changed for an account, a shop or a product.</source>
        <translation>TikTok publie une partie de ses règles et se tait sur d’autres. Voici de quelles valeurs part AffiTrack, avec leur degré de certitude et leur origine. Toutes se changent, pour un compte, une boutique ou un produit.</translation>
    </message>
    <message>
        <source>Change them in the settings</source>
        <translation>Les changer dans les réglages</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help for AffiTrack</source>
        <translation>Aide d’AffiTrack</translation>
    </message>
    <message>
        <source>Search the help…</source>
        <translation>Rechercher dans l’aide…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
</context>
<context>
    <name>OwnList</name>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>Retirer&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Why, for yourself</source>
        <translation>Pourquoi, pour vous-même</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What it comes to</source>
        <translation>Ce que cela donne</translation>
    </message>
    <message>
        <source>Take back all corrections</source>
        <translation>Retirer toutes les corrections</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Tick what you know better than the files. No import overwrites it, and it can be taken back at any time.</source>
        <translation>Cochez ce que vous savez mieux que les fichiers. Aucun import ne l’écrase, et cela peut être retiré à tout moment.</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Avant → après</translation>
    </message>
    <message>
        <source>Order {order}, {moment}</source>
        <translation>Commande {order}, {moment}</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Rien n’est encore changé.</translation>
    </message>
    <message>
        <source>No amount and no day changes.</source>
        <translation>Aucun montant ni aucun jour ne change.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Drop your export here</source>
        <translation>Déposez votre export ici</translation>
    </message>
    <message>
        <source>Anywhere on the window, or by the button Import. A preview shows what would change; nothing is written before you say so. Where TikTok keeps the export is told in the menu Help.</source>
        <translation>N’importe où sur la fenêtre, ou par le bouton Importer. Un aperçu montre ce qui changerait&#x202f;; rien n’est écrit sans votre accord. Où TikTok range l’export, le menu Aide le dit.</translation>
    </message>
    <message>
        <source>See what comes, and when</source>
        <translation>Voyez ce qui arrive, et quand</translation>
    </message>
    <message>
        <source>Home says what the next payout brings, what is held back and until when. Click a figure, and you see the sales it is made of.</source>
        <translation>L’accueil dit ce qu’apporte le prochain paiement, ce qui est retenu et jusqu’à quand. Cliquez sur un montant, et vous voyez les ventes dont il est fait.</translation>
    </message>
    <message>
        <source>Go anywhere</source>
        <translation>Allez partout</translation>
    </message>
    <message>
        <source>Ctrl+K finds pages, orders, products, shops, videos and commands by a few letters. F1 brings help for the page that you are on.</source>
        <translation>Ctrl+K trouve pages, commandes, produits, boutiques, vidéos et actions en quelques lettres. F1 ouvre l’aide de la page où vous êtes.</translation>
    </message>
    <message>
        <source>Try without fear</source>
        <translation>Essayez sans crainte</translation>
    </message>
    <message>
        <source>Ctrl+Z takes back what was done last: a change of rule, a correction, a whole import. Everything stays on this computer. With sample data you can look around first: menu Help.</source>
        <translation>Ctrl+Z annule ce qui a été fait en dernier&#xa0;: un changement de règle, une correction, tout un import. Tout reste sur cet ordinateur. Avec des données d’exemple, vous pouvez d’abord regarder&#xa0;: menu Aide.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Étape {number} sur {count}</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Passer la visite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
</context>
<context>
    <name>_Said</name>
    <message numerus="yes">
        <source>%Ln sale(s) corrected.</source>
        <translation>
            <numerusform>%Ln vente corrigée.</numerusform>
            <numerusform>%Ln ventes corrigées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correction of %Ln sale(s) taken back.</source>
        <translation>
            <numerusform>Correction de %Ln vente retirée.</numerusform>
            <numerusform>Correction de %Ln ventes retirée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up the row in {file}…</source>
        <translation>Recherche de la ligne dans {file}…</translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln sale(s) can be corrected at once. Select fewer.</source>
        <translation>
            <numerusform>Jusqu’à %Ln vente peut être corrigée à la fois. Sélectionnez-en moins.</numerusform>
            <numerusform>Jusqu’à %Ln ventes peuvent être corrigées à la fois. Sélectionnez-en moins.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionEffect</name>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Pre-tax</source>
        <translation>Hors taxe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>Paiement</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>VAT in the price</source>
        <translation>TVA dans le prix</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Livrée le</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>Retournée le</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’elle est devenue</translation>
    </message>
    <message>
        <source>The commission is worked out with it. What was paid already stays as it was: there the rate is what was agreed, and the difference is shown.</source>
        <translation>La commission est calculée avec ce taux. Ce qui a déjà été payé reste inchangé&#xa0;: le taux est alors celui convenu, et l’écart est montré.</translation>
    </message>
    <message>
        <source>The tax in the price. It moves the commission where the file states no pre-tax amount.</source>
        <translation>La taxe comprise dans le prix. Elle change la commission quand le fichier ne donne pas de montant hors taxe.</translation>
    </message>
    <message>
        <source>The days for a return are counted from it.</source>
        <translation>Le délai de retour part de ce jour.</translation>
    </message>
    <message>
        <source>The whole sale came back: it is lost.</source>
        <translation>Toute la vente est revenue&#xa0;: elle est perdue.</translation>
    </message>
    <message>
        <source>Counts more than what the files say became of the sale.</source>
        <translation>Compte plus que ce que les fichiers disent de la vente.</translation>
    </message>
    <message>
        <source>Type a value, or untick it.</source>
        <translation>Saisissez une valeur, ou décochez la case.</translation>
    </message>
    <message>
        <source>Correction of sales</source>
        <translation>Correction de ventes</translation>
    </message>
    <message>
        <source>{what}: your correction of {day}</source>
        <translation>{what}&#xa0;: votre correction du {day}</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>plusieurs valeurs</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>otherwise: {value}</source>
        <translation>sinon&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>ColumnedView</name>
    <message>
        <source>Reset columns</source>
        <translation>Rétablir les colonnes</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Whose sales are these?</source>
        <translation>À qui sont ces ventes&#x202f;?</translation>
    </message>
    <message>
        <source>The file does not say. The market decides currency, VAT, return window and payout days; each can be changed later.</source>
        <translation>Le fichier ne le dit pas. Le pays décide de la devise, de la TVA, du délai de retour et des jours de paiement&#x202f;; chacun peut être changé plus tard.</translation>
    </message>
    <message>
        <source>There are sales of {creators}. The market decides currency, VAT, return window and payout days; each can be changed later.</source>
        <translation>Il y a des ventes de {creators}. Le pays décide de la devise, de la TVA, du délai de retour et des jours de paiement&#x202f;; chacun peut être changé plus tard.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Your TikTok name</source>
        <translation>Votre nom TikTok</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>@your.name</source>
        <translation>@votre.nom</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>A new account</source>
        <translation>Un nouveau compte</translation>
    </message>
    <message>
        <source>These files are in {currencies}, and all of them go to the account that you choose. If they are of several accounts, import those of each on their own.</source>
        <translation>Ces fichiers sont en {currencies} et vont tous au compte choisi. S’ils viennent de plusieurs comptes, importez ceux de chacun à part.</translation>
    </message>
    <message>
        <source>These sales are in {found}, but {account} is paid in {paid_in}.</source>
        <translation>Ces ventes sont en {found}, mais {account} est payé en {paid_in}.</translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message>
        <source>Nothing is odd. Every sale is where it should be.</source>
        <translation>Rien d’anormal. Chaque vente est à sa place.</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>À regarder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) unpaid long after the shop’s usual delay</source>
        <translation>
            <numerusform>%Ln vente impayée bien après le délai habituel de la boutique</numerusform>
            <numerusform>%Ln ventes impayées bien après le délai habituel de la boutique</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) frozen by TikTok’s risk control</source>
        <translation>
            <numerusform>%Ln vente gelée par le contrôle des risques de TikTok</numerusform>
            <numerusform>%Ln ventes gelées par le contrôle des risques de TikTok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) with a status unknown to AffiTrack</source>
        <translation>
            <numerusform>%Ln vente avec un statut inconnu d’AffiTrack</numerusform>
            <numerusform>%Ln ventes avec un statut inconnu d’AffiTrack</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) whose commission is not base × rate</source>
        <translation>
            <numerusform>%Ln vente dont la commission n’est pas base × taux</numerusform>
            <numerusform>%Ln ventes dont la commission n’est pas base × taux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) paid at another rate than agreed</source>
        <translation>
            <numerusform>%Ln vente payée à un autre taux que convenu</numerusform>
            <numerusform>%Ln ventes payées à un autre taux que convenu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) whose base fits no price</source>
        <translation>
            <numerusform>%Ln vente dont la base ne correspond à aucun prix</numerusform>
            <numerusform>%Ln ventes dont la base ne correspond à aucun prix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) without any rate</source>
        <translation>
            <numerusform>%Ln vente sans aucun taux</numerusform>
            <numerusform>%Ln ventes sans aucun taux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) without any price</source>
        <translation>
            <numerusform>%Ln vente sans aucun prix</numerusform>
            <numerusform>%Ln ventes sans aucun prix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled before they were ordered</source>
        <translation>
            <numerusform>%Ln vente réglée avant d’être commandée</numerusform>
            <numerusform>%Ln ventes réglées avant d’être commandées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) to check</source>
        <translation>
            <numerusform>%Ln vente à vérifier</numerusform>
            <numerusform>%Ln ventes à vérifier</numerusform>
        </translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejetées</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>bientôt</translation>
    </message>
    <message>
        <source>lost days</source>
        <translation>jours perdus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of {file} were not taken in</source>
        <translation>
            <numerusform>%Ln ligne de {file} n’a pas été reprise</numerusform>
            <numerusform>%Ln lignes de {file} n’ont pas été reprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left to export: after {day} days are lost</source>
        <translation>
            <numerusform>Plus que %Ln jour pour exporter&#xa0;: après le {day}, des jours seront perdus</numerusform>
            <numerusform>Plus que %Ln jours pour exporter&#xa0;: après le {day}, des jours seront perdus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) that no export reaches any more</source>
        <translation>
            <numerusform>%Ln jour qu’aucun export n’atteint plus</numerusform>
            <numerusform>%Ln jours qu’aucun export n’atteint plus</numerusform>
        </translation>
    </message>
    <message>
        <source>payout</source>
        <translation>paiement</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) that fit no payout run</source>
        <translation>
            <numerusform>%Ln paiement reçu sans échéance</numerusform>
            <numerusform>%Ln paiements reçus sans échéance</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing arrived of the payout of {day}: {amount}</source>
        <translation>Le paiement du {day} n’est pas arrivé&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Less arrived of the payout of {day} than expected: {amount}</source>
        <translation>Paiement du {day} incomplet&#xa0;: {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) of which nothing arrived</source>
        <translation>
            <numerusform>%Ln paiement n’est pas arrivé</numerusform>
            <numerusform>%Ln paiements ne sont pas arrivés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) of which less arrived than expected</source>
        <translation>
            <numerusform>%Ln paiement incomplet</numerusform>
            <numerusform>%Ln paiements incomplets</numerusform>
        </translation>
    </message>
    <message>
        <source>claim</source>
        <translation>réclamation</translation>
    </message>
    <message>
        <source>to export</source>
        <translation>à exporter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) may be paid by now: export {days} again</source>
        <translation>
            <numerusform>%Ln vente est peut-être déjà payée. À exporter de nouveau&#xa0;: {days}</numerusform>
            <numerusform>%Ln ventes sont peut-être déjà payées. À exporter de nouveau&#xa0;: {days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>Release calendar</source>
        <translation>Calendrier des déblocages</translation>
    </message>
    <message>
        <source>An item can be returned until its return window closes. The day after, its commission is released, and the next payout pays it.</source>
        <translation>Un article peut être retourné jusqu’à la fin de son délai de retour. Le lendemain, sa commission est débloquée, et elle part avec le paiement suivant.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Déblocage</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Nothing is held back, so nothing will be released.</source>
        <translation>Rien n’est retenu, donc rien ne sera débloqué.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) of release further ahead, until {day}</source>
        <translation>
            <numerusform>%Ln jour de déblocage plus loin, jusqu’au {day}</numerusform>
            <numerusform>%Ln jours de déblocage plus loin, jusqu’au {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>releases-{day}</source>
        <translation>deblocages-{day}</translation>
    </message>
</context>
<context>
    <name>CalendarModel</name>
    <message>
        <source>Released on</source>
        <translation>Débloqué le</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>Payé le</translation>
    </message>
    <message>
        <source>Released: {sales}</source>
        <translation>Débloqué&#xa0;: {sales}</translation>
    </message>
    <message>
        <source>Nothing is released</source>
        <translation>Rien n’est débloqué</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>Columns of the file</source>
        <translation>Colonnes du fichier</translation>
    </message>
    <message>
        <source>What “{column}” is</source>
        <translation>Ce qu’est «&#xa0;{column}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>ContentTypes</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>Showcase</source>
        <translation>Vitrine</translation>
    </message>
    <message>
        <source>Shared link</source>
        <translation>Lien partagé</translation>
    </message>
    <message>
        <source>Carousel</source>
        <translation>Carrousel</translation>
    </message>
    <message>
        <source>Bio link</source>
        <translation>Lien en bio</translation>
    </message>
    <message>
        <source>Promo code</source>
        <translation>Code promo</translation>
    </message>
    <message>
        <source>No video</source>
        <translation>Sans vidéo</translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message>
        <source>New</source>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiées</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>Déjà connues</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetées</translation>
    </message>
    <message>
        <source>kept in a file that you can mend and drop again</source>
        <translation>gardées dans un fichier à corriger et à redéposer</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>rien à faire</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Plus anciennes</translation>
    </message>
    <message>
        <source>what is known is newer and stays</source>
        <translation>ce qui est connu est plus récent et reste</translation>
    </message>
    <message>
        <source>no commission yet</source>
        <translation>pas encore de commission</translation>
    </message>
    <message>
        <source>{sums} commission</source>
        <translation>{sums} de commission</translation>
    </message>
    <message>
        <source>{lines} ({money})</source>
        <translation>{lines} ({money})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid</source>
        <translation>
            <numerusform>%Ln payée</numerusform>
            <numerusform>%Ln payées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <translation>
            <numerusform>%Ln perdue</numerusform>
            <numerusform>%Ln perdues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cleared</source>
        <translation>
            <numerusform>%Ln débloquée</numerusform>
            <numerusform>%Ln débloquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back</source>
        <translation>
            <numerusform>%Ln retenue</numerusform>
            <numerusform>%Ln retenues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln reprise</numerusform>
            <numerusform>%Ln reprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frozen</source>
        <translation>
            <numerusform>%Ln gelée</numerusform>
            <numerusform>%Ln gelées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not paid by the buyer yet</source>
        <translation>
            <numerusform>%Ln pas encore payée par l’acheteur</numerusform>
            <numerusform>%Ln pas encore payées par l’acheteur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an unknown status</source>
        <translation>
            <numerusform>%Ln au statut inconnu</numerusform>
            <numerusform>%Ln au statut inconnu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected</source>
        <translation>
            <numerusform>%Ln corrigée</numerusform>
            <numerusform>%Ln corrigées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln autre</numerusform>
            <numerusform>%Ln autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message>
        <source>Days that your exports cover</source>
        <translation>Jours que couvrent vos exports</translation>
    </message>
    <message>
        <source>Covered days</source>
        <translation>Jours couverts</translation>
    </message>
    <message>
        <source>{days}, without a gap.</source>
        <translation>{days}, sans trou.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln autre</numerusform>
            <numerusform>%Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>{days}. No export covers {gaps}. Export these days if you sold then.</source>
        <translation>{days}. Aucun export ne couvre&#xa0;: {gaps}. Exportez ces jours si vous avez vendu alors.</translation>
    </message>
    <message>
        <source>Exports overlap, which does no harm.</source>
        <translation>Des exports se recouvrent, ce qui est sans conséquence.</translation>
    </message>
    <message>
        <source>No new export reaches {days} any more: TikTok Shop goes back 90 days. Download one now, so that no more days are lost.</source>
        <translation>Plus aucun export n’atteint la période {days}&#xa0;: TikTok Shop remonte à 90 jours. Téléchargez-en un maintenant pour ne pas en perdre davantage.</translation>
    </message>
    <message>
        <source>Download an export by {day}: TikTok Shop goes back 90 days, and after that days would be lost.</source>
        <translation>Téléchargez un export au plus tard le {day}&#xa0;: TikTok Shop remonte à 90 jours, et des jours seraient ensuite perdus.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) of {days} were still waiting in the last export that has them. Export these days again to see what was paid.</source>
        <translation>
            <numerusform>%Ln vente de la période {days} attendait encore dans le dernier export qui la contient. Exportez de nouveau ces jours pour voir ce qui a été payé.</numerusform>
            <numerusform>%Ln ventes de la période {days} attendaient encore dans le dernier export qui les contient. Exportez de nouveau ces jours pour voir ce qui a été payé.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageStrip</name>
    <message>
        <source>No export covers {days}</source>
        <translation>Aucun export ne couvre&#xa0;: {days}</translation>
    </message>
</context>
<context>
    <name>DataActions</name>
    <message>
        <source>Inventing a creator’s year…</source>
        <translation>Invention d’une année de créatrice…</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sauvegarde…</translation>
    </message>
    <message>
        <source>Backed up to {file}</source>
        <translation>Sauvegardé dans {file}</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Restauration de la sauvegarde…</translation>
    </message>
    <message>
        <source>Backup restored. The data of before is in {file}.</source>
        <translation>Sauvegarde restaurée. Les données d’avant sont dans {file}.</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Orders placed between</source>
        <translation>Commandes passées entre</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Premier jour</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Dernier jour</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Look in:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Type de fichiers&#xa0;:</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Put “{file}” in place of the data shown now?</source>
        <translation>Mettre «&#xa0;{file}&#xa0;» à la place des données affichées&#x202f;?</translation>
    </message>
    <message>
        <source>The present data is not deleted: it is set aside in a file next to it.</source>
        <translation>Les données actuelles ne sont pas effacées&#xa0;: elles sont mises de côté dans un fichier voisin.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>Choose export files</source>
        <translation>Choisir des fichiers exportés</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Choisir une sauvegarde</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sauvegarder dans</translation>
    </message>
    <message>
        <source>About AffiTrack</source>
        <translation>À propos d’AffiTrack</translation>
    </message>
    <message>
        <source>What each video earned, what is held back, and when it will be paid. Free software under the MIT licence. Not made by TikTok.</source>
        <translation>Ce que chaque vidéo a rapporté, ce qui est retenu, et quand ce sera payé. Logiciel libre sous licence MIT. N’est pas fait par TikTok.</translation>
    </message>
    <message>
        <source>Your data is in this file</source>
        <translation>Vos données sont dans ce fichier</translation>
    </message>
    <message>
        <source>&amp;Show the folder</source>
        <translation>&amp;Montrer le dossier</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>&amp;Licences…</translation>
    </message>
    <message>
        <source>Save the list as</source>
        <translation>Enregistrer la liste sous</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Backup of {moment}. Sales in it: {count}.</source>
        <translation>Sauvegarde du {moment}. Ventes qu’elle contient&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Last import: {moment}.</source>
        <translation>Dernier import&#xa0;: {moment}.</translation>
    </message>
    <message>
        <source>“{doing}” is not finished.</source>
        <translation>«&#xa0;{doing}&#xa0;» n’est pas terminé.</translation>
    </message>
    <message>
        <source>If it is stopped now, nothing of it is kept.</source>
        <translation>Si vous l’arrêtez maintenant, rien n’en sera gardé.</translation>
    </message>
    <message>
        <source>&amp;Stop it and close</source>
        <translation>&amp;Arrêter et fermer</translation>
    </message>
    <message>
        <source>&amp;Let it finish</source>
        <translation>&amp;Laisser finir</translation>
    </message>
    <message>
        <source>What you changed in the settings is not saved.</source>
        <translation>Ce que vous avez changé dans les réglages n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Close &amp;without saving</source>
        <translation>&amp;Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>&amp;Back to it</source>
        <translation>&amp;Y revenir</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Choose a &amp;backup…</source>
        <translation>&amp;Choisir une sauvegarde…</translation>
    </message>
    <message>
        <source>The damaged file is not deleted: it is set aside.</source>
        <translation>Le fichier endommagé n’est pas supprimé&#xa0;: il est mis de côté.</translation>
    </message>
    <message>
        <source>&amp;Restore this backup</source>
        <translation>&amp;Restaurer cette sauvegarde</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}, ligne {row}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cellule</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifiée</translation>
    </message>
    <message>
        <source>older</source>
        <translation>plus ancienne</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejetée</translation>
    </message>
    <message>
        <source>Held until {day}</source>
        <translation>Retenue jusqu’au {day}</translation>
    </message>
    <message>
        <source>Paid on {day}</source>
        <translation>Payée le {day}</translation>
    </message>
    <message>
        <source>Cleared, paid on {day}</source>
        <translation>Débloquée, payée le {day}</translation>
    </message>
    <message>
        <source>Details that change no amount</source>
        <translation>Détails qui ne changent aucun montant</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connue</translation>
    </message>
    <message>
        <source>Stays: {stage}. This row is older</source>
        <translation>Reste&#xa0;: {stage}. Cette ligne est plus ancienne</translation>
    </message>
    <message>
        <source>Stays: {stage}. This older row says: {said}</source>
        <translation>Reste&#xa0;: {stage}. Cette ligne plus ancienne dit&#xa0;: {said}</translation>
    </message>
</context>
<context>
    <name>DifferencesCard</name>
    <message>
        <source>Nothing is written until you press Import</source>
        <translation>Rien n’est enregistré avant que vous cliquiez sur Importer</translation>
    </message>
    <message>
        <source>Rows to show</source>
        <translation>Lignes à montrer</translation>
    </message>
    <message>
        <source>What the import would do</source>
        <translation>Ce que l’import ferait</translation>
    </message>
    <message>
        <source>These files are about views or followers and change no sale.</source>
        <translation>Ces fichiers parlent de vues ou d’abonnés et ne changent aucune vente.</translation>
    </message>
    <message>
        <source>These files change nothing: every row is known already.</source>
        <translation>Ces fichiers ne changent rien&#xa0;: chaque ligne est déjà connue.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiées</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Plus anciennes</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetées</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connues</translation>
    </message>
    <message>
        <source>Order, product or shop</source>
        <translation>Commande, produit ou boutique</translation>
    </message>
    <message>
        <source>Search these rows</source>
        <translation>Chercher dans ces lignes</translation>
    </message>
    <message>
        <source>No row has all these words.</source>
        <translation>Aucune ligne ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Exporter la liste…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) more, which the list does not show.</source>
        <translation>
            <numerusform>%Ln ligne de plus, que la liste ne montre pas.</numerusform>
            <numerusform>%Ln lignes de plus, que la liste ne montre pas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>Copy this explanation</source>
        <translation>Copier cette explication</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>Fermer l’explication</translation>
    </message>
    <message>
        <source>When is it paid?</source>
        <translation>Quand est-ce payé&#x202f;?</translation>
    </message>
    <message>
        <source>Why this amount?</source>
        <translation>Pourquoi ce montant&#x202f;?</translation>
    </message>
    <message>
        <source>Choose a sale to see why it pays what it pays, and when it is paid.</source>
        <translation>Choisissez une vente pour voir pourquoi elle rapporte ce montant, et quand elle est payée.</translation>
    </message>
    <message>
        <source>Order {order} · line {nth} of {count}</source>
        <translation>Commande {order} · ligne {nth} sur {count}</translation>
    </message>
    <message>
        <source>&amp;Correct…</source>
        <translation>&amp;Corriger…</translation>
    </message>
    <message>
        <source>Say what you know better than the files</source>
        <translation>Dire ce que vous savez mieux que les fichiers</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Show the row in the file</source>
        <translation>Voir la ligne du fichier</translation>
    </message>
    <message>
        <source>Your corrections</source>
        <translation>Vos corrections</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>AffiTrack ended unexpectedly last time.</source>
        <translation>AffiTrack s’est arrêté de façon imprévue la dernière fois.</translation>
    </message>
    <message>
        <source>Something went wrong in AffiTrack.</source>
        <translation>Quelque chose a mal tourné dans AffiTrack.</translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation>Détails de l’erreur</translation>
    </message>
    <message>
        <source>This is our fault, not yours, and your saved data is not affected. The details below say where it happened; they hold no amounts and no names. Nothing is sent: copy them if you want to report it.</source>
        <translation>C’est notre faute, pas la vôtre, et vos données enregistrées ne sont pas touchées. Les détails ci-dessous disent où c’est arrivé&#x202f;; ils ne contiennent ni montants ni noms. Rien n’est envoyé&#xa0;: copiez-les si vous voulez le signaler.</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>&amp;Copier les détails</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>Montrer le &amp;journal</translation>
    </message>
</context>
<context>
    <name>FigureCards</name>
    <message>
        <source>your exports end on {day}: import a newer one</source>
        <translation>vos exports s’arrêtent au {day}&#xa0;: importez-en un plus récent</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Here, what was taken back this year is deducted.</source>
        <translation>Ici, ce qui a été repris cette année est déduit.</translation>
    </message>
    <message>
        <source>Paid this year</source>
        <translation>Payé cette année</translation>
    </message>
    <message numerus="yes">
        <source>Lost · last %Ln day(s)</source>
        <translation>
            <numerusform>Perdu · %Ln dernier jour</numerusform>
            <numerusform>Perdu · %Ln derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Next payout</source>
        <translation>Prochain paiement</translation>
    </message>
    <message>
        <source>Next payout · {day}</source>
        <translation>Prochain paiement · {day}</translation>
    </message>
    <message>
        <source>nothing is on its way</source>
        <translation>rien n’est en route</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>dans %Ln jour</numerusform>
            <numerusform>dans %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message>
        <source>{lines} · next release {day}, {amount}</source>
        <translation>{lines} · prochain déblocage le {day}, {amount}</translation>
    </message>
    <message>
        <source>nothing known of the same months last year</source>
        <translation>rien de connu sur les mêmes mois l’an dernier</translation>
    </message>
    <message>
        <source>{share} less than in the same months last year</source>
        <translation>{share} de moins que les mêmes mois l’an dernier</translation>
    </message>
    <message>
        <source>{share} more than in the same months last year</source>
        <translation>{share} de plus que les mêmes mois l’an dernier</translation>
    </message>
    <message>
        <source>{lines}, {share} of those ordered</source>
        <translation>{lines}, soit {share} du total</translation>
    </message>
    <message>
        <source>What the sales known by now come to, were none of them sent back. Eight times in ten the payout lies within what is likely.</source>
        <translation>Ce que donnent les ventes connues à ce jour si aucune n’est retournée. Huit fois sur dix, le paiement se situe dans la fourchette probable.</translation>
    </message>
    <message>
        <source>{lost} · above all “{product}”</source>
        <translation>{lost} · surtout «&#xa0;{product}&#xa0;»</translation>
    </message>
    <message>
        <source>{in_days} · {amount} still below the minimum payout</source>
        <translation>{in_days} · {amount} encore sous le minimum de paiement</translation>
    </message>
    <message>
        <source> · {amount} taken back is deducted</source>
        <translation> · {amount} repris en sont déduits</translation>
    </message>
    <message>
        <source>likely {low} to {high}</source>
        <translation>probable&#xa0;: {low} à {high}</translation>
    </message>
    <message>
        <source>{likely} with the sales of days not imported yet</source>
        <translation>{likely} avec les ventes des jours pas encore importés</translation>
    </message>
    <message>
        <source>{likely} · {amount} if all of it is paid</source>
        <translation>{likely} · {amount} si tout est payé</translation>
    </message>
    <message>
        <source>{currency}: {words}</source>
        <translation>{currency}&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>stage</source>
        <translation>étape</translation>
    </message>
    <message>
        <source>status</source>
        <translation>statut</translation>
    </message>
    <message>
        <source>commission</source>
        <translation>commission</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>taux</translation>
    </message>
    <message>
        <source>price</source>
        <translation>prix</translation>
    </message>
    <message>
        <source>items sold</source>
        <translation>articles vendus</translation>
    </message>
    <message>
        <source>items returned</source>
        <translation>articles retournés</translation>
    </message>
    <message>
        <source>settled on</source>
        <translation>réglée le</translation>
    </message>
    <message>
        <source>delivered on</source>
        <translation>livrée le</translation>
    </message>
    <message>
        <source>returned on</source>
        <translation>retournée le</translation>
    </message>
    <message>
        <source>free on</source>
        <translation>débloquée le</translation>
    </message>
    <message>
        <source>paid on</source>
        <translation>payée le</translation>
    </message>
    <message>
        <source>discount of the shop</source>
        <translation>remise de la boutique</translation>
    </message>
    <message>
        <source>discount of the platform</source>
        <translation>remise de la plateforme</translation>
    </message>
    <message>
        <source>taxes withheld</source>
        <translation>taxes retenues</translation>
    </message>
    <message>
        <source>shop</source>
        <translation>boutique</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{figure} {before} → {after}</source>
        <translation>{figure} {before} → {after}</translation>
    </message>
    <message>
        <source>{figure} {value}</source>
        <translation>{figure} {value}</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Voir dans&#xa0;:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Fichiers de &amp;type&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>rates: {given} means {rate}</source>
        <translation>taux&#xa0;: {given} veut dire {rate}</translation>
    </message>
    <message>
        <source>This very file was imported on {moment}. Nothing to do.</source>
        <translation>Ce fichier exact a été importé le {moment}. Rien à faire.</translation>
    </message>
    <message>
        <source>commission on the price without tax</source>
        <translation>commission sur le prix hors taxe</translation>
    </message>
    <message>
        <source>commission on the price with tax</source>
        <translation>commission sur le prix taxes comprises</translation>
    </message>
    <message>
        <source>commission basis unclear</source>
        <translation>base de commission incertaine</translation>
    </message>
    <message>
        <source>JSON file</source>
        <translation>fichier JSON</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>classeur Excel</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>séparé par des tabulations</translation>
    </message>
    <message>
        <source>separator “{sign}”</source>
        <translation>séparateur «&#xa0;{sign}&#xa0;»</translation>
    </message>
    <message>
        <source>decimal comma</source>
        <translation>virgule décimale</translation>
    </message>
    <message>
        <source>decimal point</source>
        <translation>point décimal</translation>
    </message>
    <message>
        <source>dates month/day/year</source>
        <translation>dates mois/jour/année</translation>
    </message>
    <message>
        <source>dates day/month/year</source>
        <translation>dates jour/mois/année</translation>
    </message>
    <message>
        <source>This very file was imported on {moment} as “{name}”. Nothing to do.</source>
        <translation>Ce fichier a déjà été importé le {moment} sous le nom «&#xa0;{name}&#xa0;». Rien à faire.</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>afterwards</source>
        <translation>ensuite</translation>
    </message>
    <message>
        <source>A bank statement: it is shown once the sales are in.</source>
        <translation>Un relevé bancaire&#xa0;: il s’affichera une fois les ventes importées.</translation>
    </message>
    <message>
        <source>For @{handle}</source>
        <translation>Pour @{handle}</translation>
    </message>
    <message>
        <source>Each for its account · Change…</source>
        <translation>Chacun pour son compte · Changer…</translation>
    </message>
    <message>
        <source>For @{handle} · Change…</source>
        <translation>Pour @{handle} · Changer…</translation>
    </message>
    <message>
        <source>Whose sales these are</source>
        <translation>À qui sont ces ventes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln colonne</numerusform>
            <numerusform>%Ln colonnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) with a status that is not known: “{status}”. They are kept apart until you say what became of them, by “Correct…” on the page of sales.</source>
        <translation>
            <numerusform>%Ln vente dont le statut n’est pas connu&#xa0;: «&#xa0;{status}&#xa0;». Elle reste à part jusqu’à ce que vous disiez ce qu’elle est devenue, par «&#xa0;Corriger…&#xa0;» sur la page des ventes.</numerusform>
            <numerusform>%Ln ventes dont le statut n’est pas connu&#xa0;: «&#xa0;{status}&#xa0;». Elles restent à part jusqu’à ce que vous disiez ce qu’elles sont devenues, par «&#xa0;Corriger…&#xa0;» sur la page des ventes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of other creators, left out</source>
        <translation>
            <numerusform>%Ln ligne d’un autre créateur, laissée de côté</numerusform>
            <numerusform>%Ln lignes d’autres créateurs, laissées de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that are no sales, left out</source>
        <translation>
            <numerusform>%Ln ligne qui n’est pas une vente, laissée de côté</numerusform>
            <numerusform>%Ln lignes qui ne sont pas des ventes, laissées de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>Columns not used: {names}</source>
        <translation>Colonnes non utilisées&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Sales on other sheets are not read: {names}. Save each sheet as a file of its own.</source>
        <translation>Les ventes d’autres feuilles ne sont pas lues&#xa0;: {names}. Enregistrez chaque feuille dans un fichier à part.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nouvelle</numerusform>
            <numerusform>%Ln nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln modifiée</numerusform>
            <numerusform>%Ln modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known</source>
        <translation>
            <numerusform>%Ln connue</numerusform>
            <numerusform>%Ln connues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation>
            <numerusform>%Ln plus ancienne</numerusform>
            <numerusform>%Ln plus anciennes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejetée</numerusform>
            <numerusform>%Ln rejetées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) recognised</source>
        <translation>
            <numerusform>%Ln fichier reconnu</numerusform>
            <numerusform>%Ln fichiers reconnus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not taken</source>
        <translation>
            <numerusform>%Ln refusé</numerusform>
            <numerusform>%Ln refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>If these are sales from elsewhere, drop it once more and say what its columns mean.</source>
        <translation>S’il s’agit de ventes venues d’ailleurs, déposez-le de nouveau et dites ce que signifient ses colonnes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them imported before</source>
        <translation>
            <numerusform>dont %Ln déjà importé</numerusform>
            <numerusform>dont %Ln déjà importés</numerusform>
        </translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Show each file</source>
        <translation>Voir chaque fichier</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Ordered in</source>
        <translation>Commandé en</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>Choisir les colonnes du tableau</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Choisir les jours…</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>Toutes les boutiques</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Narrow to stages, shops, products, videos, notes and more</source>
        <translation>Limiter à des étapes, boutiques, produits, vidéos, remarques et plus</translation>
    </message>
</context>
<context>
    <name>FilterTags</name>
    <message>
        <source>Take this filter away</source>
        <translation>Enlever ce filtre</translation>
    </message>
    <message>
        <source>Take this filter away: {name}</source>
        <translation>Enlever ce filtre&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Payouts of {year}</source>
        <translation>Paiements de {year}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Payout of {month}</source>
        <translation>Paiement de {month}</translation>
    </message>
    <message>
        <source>Released on {day}</source>
        <translation>Débloqué le {day}</translation>
    </message>
    <message>
        <source>From the import {name}</source>
        <translation>De l’import {name}</translation>
    </message>
    <message>
        <source>Order {name}</source>
        <translation>Commande {name}</translation>
    </message>
    <message>
        <source>Payout of {day}</source>
        <translation>Paiement du {day}</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Take all filters away</source>
        <translation>Enlever tous les filtres</translation>
    </message>
    <message>
        <source>Corrected by me</source>
        <translation>Corrigées par moi</translation>
    </message>
    <message numerus="yes">
        <source>{names} or %Ln more</source>
        <translation>
            <numerusform>{names} ou %Ln autre</numerusform>
            <numerusform>{names} ou %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Currency: {code}</source>
        <translation>Devise&#xa0;: {code}</translation>
    </message>
</context>
<context>
    <name>Flags</name>
    <message>
        <source>Later than usual for the shop</source>
        <translation>Plus tard que d’habitude pour cette boutique</translation>
    </message>
    <message>
        <source>Released, but may still be returned</source>
        <translation>Débloqué, mais un retour reste possible</translation>
    </message>
    <message>
        <source>Unknown status</source>
        <translation>Statut inconnu</translation>
    </message>
    <message>
        <source>Commission is not base × rate</source>
        <translation>La commission n’est pas base × taux</translation>
    </message>
    <message>
        <source>Rate is not the agreed one</source>
        <translation>Le taux n’est pas celui convenu</translation>
    </message>
    <message>
        <source>Base fits neither price</source>
        <translation>La base ne correspond à aucun prix</translation>
    </message>
    <message>
        <source>No rate known</source>
        <translation>Taux inconnu</translation>
    </message>
    <message>
        <source>No price known</source>
        <translation>Prix inconnu</translation>
    </message>
    <message>
        <source>Settled before it was ordered</source>
        <translation>Réglée avant d’être commandée</translation>
    </message>
    <message>
        <source>More returned than sold</source>
        <translation>Plus d’articles retournés que vendus</translation>
    </message>
    <message>
        <source>Paid although all was returned</source>
        <translation>Payée alors que tout a été retourné</translation>
    </message>
    <message>
        <source>Delivered before it was ordered</source>
        <translation>Livrée avant d’être commandée</translation>
    </message>
    <message>
        <source>Returned before it was ordered</source>
        <translation>Retournée avant d’être commandée</translation>
    </message>
    <message>
        <source>Ordered on a day to come</source>
        <translation>Commandée à une date à venir</translation>
    </message>
    <message>
        <source>Settled on a day to come</source>
        <translation>Réglée à une date à venir</translation>
    </message>
    <message>
        <source>Returned on a day to come</source>
        <translation>Retournée à une date à venir</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>gelé</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>à risque</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>All accounts</source>
        <translation>Tous les comptes</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Choose export files to import (Ctrl+O)</source>
        <translation>Choisir des fichiers à importer (Ctrl+O)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>Go to a page, order, product, shop, video or command</source>
        <translation>Aller à une page, une commande, un produit, une boutique, une vidéo ou une action</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Releases of the coming days</source>
        <translation>Déblocages des prochains jours</translation>
    </message>
    <message>
        <source>Nothing is released in the next two weeks.</source>
        <translation>Rien n’est débloqué dans les deux prochaines semaines.</translation>
    </message>
    <message>
        <source>{greeting}, {account}</source>
        <translation>{greeting}, {account}</translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>Annuler cet import…</translation>
    </message>
    <message>
        <source>Show its sales</source>
        <translation>Montrer ses ventes</translation>
    </message>
    <message>
        <source>Open the rejected rows</source>
        <translation>Ouvrir les lignes rejetées</translation>
    </message>
    <message>
        <source>Show the file’s folder</source>
        <translation>Montrer le dossier du fichier</translation>
    </message>
    <message>
        <source>Nothing imported yet</source>
        <translation>Rien d’importé pour l’instant</translation>
    </message>
    <message>
        <source>Drop an export from TikTok Shop anywhere on this window.</source>
        <translation>Déposez un export de TikTok Shop n’importe où sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Folder of the rejected rows</source>
        <translation>Dossier des lignes rejetées</translation>
    </message>
    <message>
        <source>Opens the folder that the rejected rows are in</source>
        <translation>Ouvre le dossier des lignes rejetées</translation>
    </message>
    <message>
        <source>Where do I find the export?</source>
        <translation>Où trouver l’export&#x202f;?</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Reading the files…</source>
        <translation>Lecture des fichiers…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>You can undo the import later, on this page.</source>
        <translation>Vous pourrez annuler l’import plus tard, sur cette page.</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Importer %Ln ligne</numerusform>
            <numerusform>Importer %Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected row(s) go into a file of their own</source>
        <translation>
            <numerusform>%Ln ligne rejetée va dans un fichier à part</numerusform>
            <numerusform>%Ln lignes rejetées vont dans un fichier à part</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Comparing with what is known…</source>
        <translation>Comparaison avec ce qui est connu…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Import en cours…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Arrêté. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>import-preview.csv</source>
        <translation>apercu-import.csv</translation>
    </message>
    <message>
        <source>Saving the list…</source>
        <translation>Enregistrement de la liste…</translation>
    </message>
    <message>
        <source>Saved in {file}: {rows}</source>
        <translation>Enregistré dans {file}&#xa0;: {rows}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Your exports then cover {days}, without a gap.</source>
        <translation>Jours alors couverts par vos exports&#xa0;: {days}, sans trou.</translation>
    </message>
    <message>
        <source>Your exports then cover {days}, with gaps: see this page.</source>
        <translation>Jours alors couverts par vos exports&#xa0;: {days}, avec des trous (voyez cette page).</translation>
    </message>
    <message>
        <source>Where do I find the export?</source>
        <translation>Où trouver l’export&#x202f;?</translation>
    </message>
    <message>
        <source>Choose other files…</source>
        <translation>Choisir d’autres fichiers…</translation>
    </message>
    <message>
        <source>The files have been read. Look at what they would change.</source>
        <translation>Les fichiers sont lus. Voyez ce qu’ils changeraient.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>ImportsModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importé</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiées</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connues</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Anciennes</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetées</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mended</source>
        <translation>
            <numerusform>%Ln corrigée</numerusform>
            <numerusform>%Ln corrigées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln ligne rejetée</numerusform>
            <numerusform>%Ln lignes rejetées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mended and taken in since</source>
        <translation>
            <numerusform>%Ln corrigée et importée depuis</numerusform>
            <numerusform>%Ln corrigées et importées depuis</numerusform>
        </translation>
    </message>
    <message>
        <source>{rejected}, {mended}</source>
        <translation>{rejected}, {mended}</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>ajoutée à la main</translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>An import is running. Drop the files again when it is done.</source>
        <translation>Un import est en cours. Redéposez les fichiers quand il sera terminé.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undoing the import…</source>
        <translation>Annulation de l’import…</translation>
    </message>
    <message numerus="yes">
        <source>Import undone. %Ln sale(s) are as they were before.</source>
        <translation>
            <numerusform>Import annulé. %Ln vente est comme avant.</numerusform>
            <numerusform>Import annulé. %Ln ventes sont comme avant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import undone. {what}</source>
        <translation>Import annulé. {what}</translation>
    </message>
    <message>
        <source>Import again…</source>
        <translation>Réimporter…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new row(s)</source>
        <translation>
            <numerusform>%Ln nouvelle ligne</numerusform>
            <numerusform>%Ln nouvelles lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln modifiée</numerusform>
            <numerusform>%Ln modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln déjà connue</numerusform>
            <numerusform>%Ln déjà connues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation>
            <numerusform>%Ln plus ancienne</numerusform>
            <numerusform>%Ln plus anciennes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejetée</numerusform>
            <numerusform>%Ln rejetées</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: the file holds nothing.</source>
        <translation>Importé&#xa0;: le fichier ne contient rien.</translation>
    </message>
    <message>
        <source>Imported: {what}</source>
        <translation>Importé&#xa0;: {what}</translation>
    </message>
    <message numerus="yes">
        <source>Added to the %Ln file(s) that wait here.</source>
        <translation>
            <numerusform>Ajouté&#xa0;: %Ln fichier attendait déjà ici.</numerusform>
            <numerusform>Ajouté&#xa0;: %Ln fichiers attendaient déjà ici.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpBox</name>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Page, command, order, product, shop, video…</source>
        <translation>Page, action, commande, produit, boutique, vidéo…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Nothing has this name or number.</source>
        <translation>Rien ne porte ce nom ou ce numéro.</translation>
    </message>
    <message>
        <source>↑ ↓ to choose · Return to go there · Esc to leave</source>
        <translation>↑ ↓ pour choisir · Entrée pour y aller · Échap pour fermer</translation>
    </message>
</context>
<context>
    <name>Jumping</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Order of {day}</source>
        <translation>Commande du {day}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Search the sales for “{text}”</source>
        <translation>Chercher «&#xa0;{text}&#xa0;» dans les ventes</translation>
    </message>
    <message>
        <source>Show all accounts</source>
        <translation>Voir tous les comptes</translation>
    </message>
    <message>
        <source>Show only {account}</source>
        <translation>Voir seulement {account}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>return window, delays, held back until, delivery days, payout days, minimum payout, VAT</source>
        <translation>délai de retour, délais, retenue, jours de livraison, jours de paiement, paiement minimum, TVA</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>What AffiTrack is made of</source>
        <translation>De quoi AffiTrack est fait</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>La licence</translation>
    </message>
    <message>
        <source>AffiTrack is made with the work of many. Each part is named here with its version and the terms under which it may be passed on.</source>
        <translation>AffiTrack repose sur le travail de beaucoup de monde. Chaque composant est nommé ici, avec sa version et les conditions dans lesquelles il peut être redistribué.</translation>
    </message>
</context>
<context>
    <name>LineColumns</name>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Pre-tax</source>
        <translation>HT</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Déblocage</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglée</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Product number</source>
        <translation>Numéro de produit</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>{sold} ({back} returned)</source>
        <translation>{sold} ({back} en retour)</translation>
    </message>
    <message>
        <source>Held · {day}</source>
        <translation>Retenue · {day}</translation>
    </message>
    <message>
        <source>Cleared · paid {day}</source>
        <translation>Débloquée · {day}</translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation>Payée {day}</translation>
    </message>
    <message>
        <source>Unknown: {status}</source>
        <translation>Inconnu&#xa0;: {status}</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Retournée</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation>Non éligible</translation>
    </message>
    <message>
        <source>TikTok says: {status}</source>
        <translation>TikTok dit&#xa0;: {status}</translation>
    </message>
    <message>
        <source>The buyer may return it until {day}</source>
        <translation>L’acheteur peut la retourner jusqu’au {day}</translation>
    </message>
    <message>
        <source>Expected in the payout of {day}</source>
        <translation>Attendue dans le paiement du {day}</translation>
    </message>
    <message>
        <source>At risk until {day}: extended returns</source>
        <translation>À risque jusqu’au {day}&#xa0;: retours prolongés</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>Column mappings</source>
        <translation>Correspondances de colonnes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Colonnes du fichier</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>R&amp;ead a file…</source>
        <translation>&amp;Lire un fichier…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>A table whose headers are those of a mapping is read by it, without asking. Imports stay when a mapping is deleted.</source>
        <translation>Un tableau dont les en-têtes sont ceux d’une correspondance est lu par elle, sans rien demander. Les imports restent quand une correspondance est supprimée.</translation>
    </message>
    <message>
        <source>Rename a mapping</source>
        <translation>Renommer une correspondance</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Nom de la correspondance</translation>
    </message>
    <message>
        <source>Delete a mapping</source>
        <translation>Supprimer une correspondance</translation>
    </message>
    <message>
        <source>Delete the mapping “{name}”?</source>
        <translation>Supprimer la correspondance «&#xa0;{name}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>What was imported with it stays. The next such file is asked about again.</source>
        <translation>Ce qui a été importé avec elle reste. Au prochain fichier de ce genre, la question sera posée de nouveau.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Save the mapping as</source>
        <translation>Enregistrer la correspondance sous</translation>
    </message>
    <message>
        <source>Read a mapping</source>
        <translation>Lire une correspondance</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Correspondances</translation>
    </message>
    <message>
        <source>No mapping is kept yet</source>
        <translation>Aucune correspondance enregistrée</translation>
    </message>
    <message>
        <source>Drop a table of another network, and say what its columns mean: that is kept here.</source>
        <translation>Déposez un tableau d’un autre réseau et dites ce que signifient ses colonnes&#xa0;: c’est gardé ici.</translation>
    </message>
</context>
<context>
    <name>MappingFacts</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signe décimal</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Rate of all rows</source>
        <translation>Taux de toutes les lignes</translation>
    </message>
    <message>
        <source>12%</source>
        <translation>12&#x202f;%</translation>
    </message>
    <message>
        <source>The commission rate where no column has one. Empty: the rates that you agreed.</source>
        <translation>Le taux de commission, si aucune colonne n’en a. Vide&#xa0;: les taux que vous avez convenus.</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Nom de la correspondance</translation>
    </message>
    <message>
        <source>My network</source>
        <translation>Mon réseau</translation>
    </message>
    <message>
        <source>as the file shows</source>
        <translation>comme dans le fichier</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>jour/mois/année</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>mois/jour/année</translation>
    </message>
    <message>
        <source>comma: 1.234,56</source>
        <translation>virgule&#xa0;: 1.234,56</translation>
    </message>
    <message>
        <source>point: 1,234.56</source>
        <translation>point&#xa0;: 1,234.56</translation>
    </message>
    <message>
        <source>the account’s</source>
        <translation>celle du compte</translation>
    </message>
</context>
<context>
    <name>MappingSteps</name>
    <message>
        <source>New mapping</source>
        <translation>Nouvelle correspondance</translation>
    </message>
    <message>
        <source>The mapping “{name}” was added.</source>
        <translation>La correspondance «&#xa0;{name}&#xa0;» a été ajoutée.</translation>
    </message>
    <message>
        <source>Change of a mapping</source>
        <translation>Modification d’une correspondance</translation>
    </message>
    <message>
        <source>The mapping “{name}” was saved.</source>
        <translation>La correspondance «&#xa0;{name}&#xa0;» a été enregistrée.</translation>
    </message>
    <message>
        <source>Deletion of a mapping</source>
        <translation>Suppression d’une correspondance</translation>
    </message>
    <message>
        <source>The mapping “{name}” was deleted.</source>
        <translation>La correspondance «&#xa0;{name}&#xa0;» a été supprimée.</translation>
    </message>
</context>
<context>
    <name>ChangeMappingDialog</name>
    <message>
        <source>Change a mapping</source>
        <translation>Modifier une correspondance</translation>
    </message>
</context>
<context>
    <name>MappingStep</name>
    <message>
        <source>Reading the table…</source>
        <translation>Lecture du tableau…</translation>
    </message>
    <message>
        <source>No format knows this table. Say once what its columns mean; the next file with the same headers is read without asking.</source>
        <translation>Ce tableau n’est d’aucun format connu. Dites une fois ce que signifient ses colonnes&#x202f;; le prochain fichier aux mêmes en-têtes sera lu sans rien demander.</translation>
    </message>
    <message>
        <source>What AffiTrack understands</source>
        <translation>Ce qu’AffiTrack comprend</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>Enregistrer et continuer</translation>
    </message>
    <message>
        <source>What do the columns of “{file}” mean?</source>
        <translation>Que signifient les colonnes de «&#xa0;{file}&#xa0;»&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the first rows cannot be taken</source>
        <translation>
            <numerusform>%Ln des premières lignes ne peut pas être prise</numerusform>
            <numerusform>%Ln des premières lignes ne peuvent pas être prises</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>Laisser ce fichier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Give the mapping a name.</source>
        <translation>Donnez un nom à la correspondance.</translation>
    </message>
    <message>
        <source>There is a mapping of this name already. Choose another.</source>
        <translation>Il y a déjà une correspondance de ce nom. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>&amp;Look at a file…</source>
        <translation>&amp;Voir avec un fichier…</translation>
    </message>
    <message>
        <source>Shows what the first rows come to, and words for a status that are new</source>
        <translation>Montre ce que donnent les premières lignes, et les statuts nouveaux</translation>
    </message>
    <message>
        <source>What the columns of “{name}” mean</source>
        <translation>Ce que signifient les colonnes de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Tables with these headers are read so from the next import on. What was imported stays as it is.</source>
        <translation>Les tableaux à ces en-têtes seront lus ainsi dès le prochain import. Ce qui a été importé reste tel quel.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A file of this kind</source>
        <translation>Un fichier de ce genre</translation>
    </message>
    <message>
        <source>by the rules of @{name}</source>
        <translation>selon les règles de @{name}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>&amp;Sélection</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Recent &amp;files</source>
        <translation>&amp;Fichiers récents</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sauvegarder…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Taille normale</translation>
    </message>
    <message>
        <source>&amp;Where do I find the export?</source>
        <translation>&amp;Où trouver l’export&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;About AffiTrack</source>
        <translation>À &amp;propos d’AffiTrack</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Apparence</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>Som&amp;bre</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Vider cette liste</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Aucun fichier</translation>
    </message>
    <message>
        <source>Save a &amp;template for your own sales…</source>
        <translation>Enregistrer un &amp;modèle pour vos propres ventes…</translation>
    </message>
    <message>
        <source>Column &amp;mappings…</source>
        <translation>Correspondances de &amp;colonnes…</translation>
    </message>
    <message>
        <source>&amp;Sales from elsewhere</source>
        <translation>&amp;Ventes venues d’ailleurs</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>Aller &amp;à…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>Rec&amp;hercher dans cette page</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossaire</translation>
    </message>
    <message>
        <source>&amp;Look around with sample data</source>
        <translation>Visiter avec des données d’&amp;exemple</translation>
    </message>
    <message>
        <source>&amp;Tour in four steps</source>
        <translation>V&amp;isite guidée</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Aide sur cette page</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>Add a &amp;sale…</source>
        <translation>Ajouter une &amp;vente…</translation>
    </message>
    <message>
        <source>More &amp;contrast</source>
        <translation>Plus de c&amp;ontraste</translation>
    </message>
    <message>
        <source>Columns of your own table</source>
        <translation>Colonnes de votre propre tableau</translation>
    </message>
    <message>
        <source>Add a &amp;payout that arrived…</source>
        <translation>Ajouter un &amp;paiement reçu…</translation>
    </message>
    <message>
        <source>Take in a bank stat&amp;ement…</source>
        <translation>Ajouter un relevé &amp;bancaire…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
</context>
<context>
    <name>MonthTableModel</name>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Au moins</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
</context>
<context>
    <name>MonthlyCanvas</name>
    <message>
        <source>Payments by month, as bars</source>
        <translation>Paiements par mois, en barres</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
</context>
<context>
    <name>MonthlyChart</name>
    <message>
        <source>{what}: {amount}</source>
        <translation>{what}&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Forecast of new sales</source>
        <translation>Ventes à venir (prévision)</translation>
    </message>
    <message>
        <source>80% range</source>
        <translation>Fourchette à 80&#xa0;%</translation>
    </message>
    <message>
        <source>80% range: {low} to {high}</source>
        <translation>Fourchette à 80&#x202f;%&#xa0;: {low} à {high}</translation>
    </message>
    <message>
        <source>{expected} expected of {known}</source>
        <translation>{expected} attendus sur {known}</translation>
    </message>
</context>
<context>
    <name>MonthlyChartCard</name>
    <message>
        <source>Monthly payments</source>
        <translation>Paiements par mois</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>En tableau</translation>
    </message>
    <message>
        <source>Show the same figures as a table</source>
        <translation>Montrer les mêmes chiffres en tableau</translation>
    </message>
    <message>
        <source>Payments by month</source>
        <translation>Paiements par mois</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Dessin…</translation>
    </message>
    <message>
        <source>payments-{currency}-{day}</source>
        <translation>paiements-{currency}-{day}</translation>
    </message>
    <message>
        <source>Exchange rates…</source>
        <translation>Taux de change…</translation>
    </message>
    <message>
        <source>{month}: {low} to {high} were forecast on {day}, {paid} were paid.</source>
        <translation>{month}&#xa0;: {low} à {high} prévus le {day}, {paid} payés.</translation>
    </message>
    <message>
        <source>These sales are not made yet: there is nothing to list.</source>
        <translation>Ces ventes ne sont pas encore faites&#xa0;: il n’y a rien à lister.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>All data stays on this computer</source>
        <translation>Tout reste sur cet ordinateur</translation>
    </message>
    <message>
        <source>{page}, {count} to look at</source>
        <translation>{page}, {count} à regarder</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Pas encore de sauvegarde</translation>
    </message>
    <message>
        <source>Last backup today {time}</source>
        <translation>Dernière sauvegarde aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>Last backup {day}</source>
        <translation>Dernière sauvegarde le {day}</translation>
    </message>
</context>
<context>
    <name>OwnTable</name>
    <message>
        <source>Save a template</source>
        <translation>Enregistrer un modèle</translation>
    </message>
    <message>
        <source>my-sales.xlsx</source>
        <translation>mes-ventes.xlsx</translation>
    </message>
    <message>
        <source>Saved as {file}. Fill in your sales and drop it here.</source>
        <translation>Enregistré sous {file}. Remplissez-le avec vos ventes et déposez-le ici.</translation>
    </message>
    <message>
        <source>A table of your own sales</source>
        <translation>Un tableau de vos propres ventes</translation>
    </message>
    <message>
        <source>For sales from elsewhere: one row for each product of an order, in CSV or Excel. The day, the order number and one amount are needed; the other columns are optional, in any order. Any other table works too: drop it and say what its columns mean.</source>
        <translation>Pour les ventes venues d’ailleurs&#xa0;: une ligne par produit d’une commande, en CSV ou Excel. Le jour, le numéro de commande et un montant sont nécessaires&#x202f;; les autres colonnes sont facultatives, dans n’importe quel ordre. Tout autre tableau convient aussi&#xa0;: déposez-le et dites ce que signifient ses colonnes.</translation>
    </message>
    <message>
        <source>&amp;Save a template…</source>
        <translation>&amp;Enregistrer un modèle…</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>Tableau CSV</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Réclamations</translation>
    </message>
</context>
<context>
    <name>PartsCard</name>
    <message>
        <source>Split by</source>
        <translation>Répartir</translation>
    </message>
    <message>
        <source>By shop</source>
        <translation>Par boutique</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Par vidéo</translation>
    </message>
    <message>
        <source>Show in Sales</source>
        <translation>Voir dans Ventes</translation>
    </message>
    <message>
        <source>Every one of these sales, with the reason for its amount</source>
        <translation>Chacune de ces ventes, avec la raison de son montant</translation>
    </message>
    <message>
        <source>Sales by shop</source>
        <translation>Ventes par boutique</translation>
    </message>
    <message>
        <source>Sales by video</source>
        <translation>Ventes par vidéo</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Calcul en cours…</translation>
    </message>
    <message>
        <source>What a payout is made of</source>
        <translation>De quoi est fait un paiement</translation>
    </message>
    <message>
        <source>Choose a payout, or a day in the calendar.</source>
        <translation>Choisissez un paiement, ou un jour du calendrier.</translation>
    </message>
    <message>
        <source>Payout of {day}</source>
        <translation>Paiement du {day}</translation>
    </message>
    <message>
        <source>{payout} · {account}</source>
        <translation>{payout} · {account}</translation>
    </message>
    <message>
        <source>Released on {day}</source>
        <translation>Débloqué le {day}</translation>
    </message>
    <message>
        <source>Nothing stops being held back on this day.</source>
        <translation>Rien n’est débloqué ce jour-là.</translation>
    </message>
    <message>
        <source>payout-{day}</source>
        <translation>paiement-{day}</translation>
    </message>
    <message>
        <source>released-{day}</source>
        <translation>deblocage-{day}</translation>
    </message>
    <message>
        <source>Taken back on {day}</source>
        <translation>Repris le {day}</translation>
    </message>
    <message>
        <source>What was expected of this payout, and what of it arrived</source>
        <translation>Ce qui était attendu de ce paiement, et ce qui en est arrivé</translation>
    </message>
    <message>
        <source>Expected and received</source>
        <translation>Attendu et reçu</translation>
    </message>
</context>
<context>
    <name>PayoutColumns</name>
    <message>
        <source>Not released yet: the buyers may still return these items.</source>
        <translation>Pas encore débloqué&#xa0;: les acheteurs peuvent encore retourner ces articles.</translation>
    </message>
    <message>
        <source>Order lines of your exports.</source>
        <translation>Lignes de commande de vos exports.</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>The day on which TikTok pays, moved to the next business day where banks are closed.</source>
        <translation>Le jour où TikTok paie, reporté au jour ouvré suivant quand les banques sont fermées.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglé</translation>
    </message>
    <message>
        <source>What TikTok has settled of it: these amounts are final.</source>
        <translation>Ce que TikTok en a déjà réglé&#xa0;: ces montants sont définitifs.</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payé</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Débloqué</translation>
    </message>
    <message>
        <source>Released, and waiting for the day of the payout.</source>
        <translation>Débloqué, en attente du jour du paiement.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What the payout comes to by what is known, less what was taken back since the one before.</source>
        <translation>Ce que le paiement représente d’après ce qui est connu, moins ce qui a été repris depuis le précédent.</translation>
    </message>
    <message>
        <source>Paid once, and taken back since the payout before: it is expected to be kept from this one.</source>
        <translation>Payé une fois, puis repris depuis le paiement précédent&#xa0;: à retenir, selon toute attente, sur celui-ci.</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>What TikTok settled for this run, less what it took back since the run before.</source>
        <translation>Ce que TikTok a réglé pour cette échéance, moins ce qu’il a repris depuis la précédente.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>The money of this run that arrived.</source>
        <translation>L’argent de cette échéance qui est arrivé.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>What arrived, and the fees kept on the way, less what was expected.</source>
        <translation>Ce qui est arrivé, plus les frais retenus en route, moins ce qui était attendu.</translation>
    </message>
    <message>
        <source>Taken back before, kept from this payout</source>
        <translation>Repris auparavant, retenu sur ce paiement</translation>
    </message>
    <message>
        <source>Taken back, kept from a later payout</source>
        <translation>Repris, à retenir sur un paiement suivant</translation>
    </message>
</context>
<context>
    <name>RunsSection</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>No payout is known yet</source>
        <translation>Aucun paiement n’est encore connu</translation>
    </message>
    <message>
        <source>Sales appear here once their buyers have paid. Those that were lost, or wait for the buyer, are on the page of sales.</source>
        <translation>Les ventes apparaissent ici dès que l’acheteur a payé. Celles qui sont perdues, ou attendent l’acheteur, se trouvent dans la page Ventes.</translation>
    </message>
    <message>
        <source>Show all sales</source>
        <translation>Voir toutes les ventes</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>All time</source>
        <translation>Depuis toujours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 derniers jours</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Le mois dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’an dernier</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>depuis le {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%Ln row(s) per second</source>
        <translation>
            <numerusform>%Ln ligne par seconde</numerusform>
            <numerusform>%Ln lignes par seconde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>encore %Ln minute environ</numerusform>
            <numerusform>encore %Ln minutes environ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>encore %Ln seconde environ</numerusform>
            <numerusform>encore %Ln secondes environ</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>With which letters are the names in “{file}” written?</source>
        <translation>Avec quelles lettres les noms de «&#xa0;{file}&#xa0;» sont-ils écrits&#x202f;?</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Europe de l’Ouest</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamien</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thaï</translation>
    </message>
    <message>
        <source>The file does not tell, and a wrong guess would garble them. Where none of these reads right, leave the file out and save it anew as “CSV UTF-8”.</source>
        <translation>Le fichier ne le dit pas, et un mauvais choix les déformerait. Si aucune lecture n’est la bonne, retirez le fichier et enregistrez-le de nouveau en «&#xa0;CSV UTF-8&#xa0;».</translation>
    </message>
    <message>
        <source>Decimal comma</source>
        <translation>Virgule décimale</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Point décimal</translation>
    </message>
    <message>
        <source>Day/month/year</source>
        <translation>Jour/mois/année</translation>
    </message>
    <message>
        <source>Month/day/year</source>
        <translation>Mois/jour/année</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
    </message>
    <message>
        <source>Which sign stands before the cents in “{file}”?</source>
        <translation>Quel signe précède les centimes dans «&#xa0;{file}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>In which order are the dates of “{file}” written?</source>
        <translation>Dans quel ordre sont écrites les dates de «&#xa0;{file}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>It has both. Rows that do not fit your answer are rejected, with the reason.</source>
        <translation>Il contient les deux. Les lignes qui ne vont pas avec votre réponse sont rejetées, avec le motif.</translation>
    </message>
    <message>
        <source>The file can be read in both ways, and a wrong guess would go unnoticed.</source>
        <translation>Le fichier peut se lire des deux façons, et une erreur passerait inaperçue.</translation>
    </message>
    <message>
        <source>“{cell}” · {column}</source>
        <translation>«&#xa0;{cell}&#xa0;» · {column}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>As you said: {answers}</source>
        <translation>Comme vous l’avez dit&#xa0;: {answers}</translation>
    </message>
    <message>
        <source>Answer otherwise…</source>
        <translation>Répondre autrement…</translation>
    </message>
    <message>
        <source>“{cell}” means {reading}</source>
        <translation>«&#xa0;{cell}&#xa0;» veut dire {reading}</translation>
    </message>
    <message numerus="yes">
        <source>Also for %Ln other file(s) that leave it open</source>
        <translation>
            <numerusform>Aussi pour %Ln autre fichier qui laisse le doute</numerusform>
            <numerusform>Aussi pour %Ln autres fichiers qui laissent le doute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>Row {row}</source>
        <translation>Ligne {row}</translation>
    </message>
    <message>
        <source>The chosen row</source>
        <translation>La ligne choisie</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cellule</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>this row: {value}</source>
        <translation>cette ligne&#xa0;: {value}</translation>
    </message>
    <message>
        <source>→ {value}</source>
        <translation>→ {value}</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>ligne {row}</translation>
    </message>
</context>
<context>
    <name>RunStates</name>
    <message>
        <source>Paid</source>
        <translation>Payé</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Its day has come: by your exports, this money was paid.</source>
        <translation>Son jour est venu&#xa0;: d’après vos exports, cet argent a été payé.</translation>
    </message>
    <message>
        <source>Nothing in it is held back any more. It is paid on its day.</source>
        <translation>Plus rien n’y est retenu. Il sera payé le jour prévu.</translation>
    </message>
    <message>
        <source>Part of it is still held back: buyers may return these items.</source>
        <translation>Une partie est encore retenue&#xa0;: les acheteurs peuvent retourner ces articles.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>No payout: TikTok took back on this day what it had paid before.</source>
        <translation>Pas un paiement&#xa0;: ce jour-là, TikTok a repris ce qui avait été payé.</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>dans %Ln&#xa0;j</numerusform>
            <numerusform>dans %Ln&#xa0;j</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>il y a %Ln&#xa0;j</numerusform>
            <numerusform>il y a %Ln&#xa0;j</numerusform>
        </translation>
    </message>
    <message>
        <source>{state} · {when}</source>
        <translation>{state} · {when}</translation>
    </message>
    <message>
        <source>{sales}, {amount}</source>
        <translation>{sales}, {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}: {sales}</source>
        <translation>{what}&#xa0;: {sales}</translation>
    </message>
    <message>
        <source>Settled by TikTok, so final: {sales}.</source>
        <translation>Réglées par TikTok, donc définitives&#xa0;: {sales}.</translation>
    </message>
    <message>
        <source>From an earlier payout, which came before they were settled or was below the minimum: {sales}.</source>
        <translation>Reportées d’un paiement précédent, venu avant leur règlement ou inférieur au minimum&#xa0;: {sales}.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>{sales}, in the payout of {day}</source>
        <translation>{sales}, dans le paiement du {day}</translation>
    </message>
    <message>
        <source>Payout: {amount}</source>
        <translation>Paiement&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Taken back since the payout before, so kept from this one: {amount}.</source>
        <translation>Repris depuis le paiement précédent, donc retenu sur celui-ci&#xa0;: {amount}.</translation>
    </message>
</context>
<context>
    <name>RunsCard</name>
    <message>
        <source>Payouts shown</source>
        <translation>Paiements affichés</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payés</translation>
    </message>
    <message>
        <source>payouts-{day}</source>
        <translation>paiements-{day}</translation>
    </message>
    <message>
        <source>Enter what arrived, or drop a bank statement, to see whether it is what was owed.</source>
        <translation>Saisissez ce qui est arrivé, ou déposez un relevé bancaire, pour voir si c’est bien ce qui vous était dû.</translation>
    </message>
    <message>
        <source>Enter what arrived</source>
        <translation>Saisir ce qui est arrivé</translation>
    </message>
    <message>
        <source>Payouts of which less or more arrived than was expected, or nothing</source>
        <translation>Paiements dont il est arrivé moins ou plus que prévu, ou rien</translation>
    </message>
    <message>
        <source>Not as owed</source>
        <translation>Avec un écart</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Days on which TikTok took back what it had paid before</source>
        <translation>Jours où TikTok a repris ce qu’il avait payé</translation>
    </message>
</context>
<context>
    <name>SalesPage</name>
    <message>
        <source>Sale {order} is saved. What you narrowed the list to hides it.</source>
        <translation>Vente {order} enregistrée. Les filtres de la liste la masquent.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>La voir</translation>
    </message>
    <message>
        <source>Search orders, products, shops, videos…</source>
        <translation>Chercher commandes, produits, vidéos…</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>No sale fits these filters</source>
        <translation>Aucune vente ne correspond à ces filtres</translation>
    </message>
    <message>
        <source>Widen the period, choose another stage, or search for something else.</source>
        <translation>Élargissez la période, choisissez une autre étape ou cherchez autre chose.</translation>
    </message>
    <message>
        <source>Show all sales</source>
        <translation>Montrer toutes les ventes</translation>
    </message>
    <message>
        <source>sales-{day}</source>
        <translation>ventes-{day}</translation>
    </message>
    <message>
        <source>&amp;Delete the sale entered by hand</source>
        <translation>&amp;Supprimer la vente saisie à la main</translation>
    </message>
</context>
<context>
    <name>SampleBanner</name>
    <message>
        <source>Sample data: a creator who does not exist. Your own data is untouched.</source>
        <translation>Données d’exemple&#xa0;: une créatrice qui n’existe pas. Vos données ne sont pas touchées.</translation>
    </message>
    <message>
        <source>Back to my data</source>
        <translation>Revenir à mes données</translation>
    </message>
</context>
<context>
    <name>SaveButton</name>
    <message>
        <source>Save the table…</source>
        <translation>Enregistrer le tableau…</translation>
    </message>
</context>
<context>
    <name>SelectionTotals</name>
    <message numerus="yes">
        <source>%Ln line(s) selected</source>
        <translation>
            <numerusform>%Ln ligne sélectionnée</numerusform>
            <numerusform>%Ln lignes sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>{stage} {amount} ({lines})</source>
        <translation>{stage} {amount} ({lines})</translation>
    </message>
</context>
<context>
    <name>StageOfOne</name>
    <message>
        <source>Not paid yet</source>
        <translation>Pas encore payée</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Débloquée</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payée</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdue</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Gelée</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Unknown status</source>
        <translation>Statut inconnu</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Not paid yet</source>
        <translation>Pas encore payées</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenues</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Débloquées</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payées</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdues</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Gelées</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Reprises</translation>
    </message>
    <message>
        <source>Unknown status</source>
        <translation>Statut inconnu</translation>
    </message>
</context>
<context>
    <name>StatusesCard</name>
    <message>
        <source>What the status words mean</source>
        <translation>Ce que signifient les mots du statut</translation>
    </message>
    <message>
        <source>What “{word}” means</source>
        <translation>Ce que signifie «&#xa0;{word}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>TableActions</name>
    <message>
        <source>Show in Sales</source>
        <translation>Voir dans Ventes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation>Enregistrer le tableau…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Classeur Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save the rows…</source>
        <translation>Enregistrer les lignes…</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>Copier avec les titres</translation>
    </message>
    <message>
        <source>Save the selected rows…</source>
        <translation>Enregistrer les lignes sélectionnées…</translation>
    </message>
    <message>
        <source>Saving the table…</source>
        <translation>Enregistrement du tableau…</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copie…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln ligne copiée</numerusform>
            <numerusform>%Ln lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>At most {count} rows can be dragged at once</source>
        <translation>On peut faire glisser {count} lignes au plus à la fois</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message>
        <source>Before → after</source>
        <translation>Avant → après</translation>
    </message>
    <message>
        <source>{before} → {after} sales</source>
        <translation>{before} → {after} ventes</translation>
    </message>
    <message>
        <source>Totals by stage, before and after</source>
        <translation>Totaux par étape, avant et après</translation>
    </message>
    <message>
        <source>Then you have</source>
        <translation>Vous aurez alors</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriedRowsModel</name>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandée</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>La suite</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejetée</translation>
    </message>
    <message>
        <source>held back until {day}</source>
        <translation>retenue jusqu’au {day}</translation>
    </message>
    <message>
        <source>payout on {day}</source>
        <translation>paiement le {day}</translation>
    </message>
    <message>
        <source>{column}: {reason}</source>
        <translation>{column}&#xa0;: {reason}</translation>
    </message>
</context>
<context>
    <name>UndoCard</name>
    <message numerus="yes">
        <source>%Ln sale(s) that it brought are removed.</source>
        <translation>
            <numerusform>%Ln vente qu’il a apportée est retirée.</numerusform>
            <numerusform>%Ln ventes qu’il a apportées sont retirées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) get their earlier values back.</source>
        <translation>
            <numerusform>%Ln vente reprend ses valeurs d’avant.</numerusform>
            <numerusform>%Ln ventes reprennent leurs valeurs d’avant.</numerusform>
        </translation>
    </message>
    <message>
        <source>It changed no sale: only the list of imports changes.</source>
        <translation>Il n’a changé aucune vente&#xa0;: seule la liste des imports change.</translation>
    </message>
    <message>
        <source>Undo the import of “{file}”?</source>
        <translation>Annuler l’import de «&#xa0;{file}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Annuler l’import</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Undoing the import…</source>
        <translation>Annulation de l’import…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) that another file states as well stay.</source>
        <translation>
            <numerusform>%Ln vente qu’un autre fichier indique aussi reste.</numerusform>
            <numerusform>%Ln ventes qu’un autre fichier indique aussi restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sales to show</source>
        <translation>Ventes à montrer</translation>
    </message>
    <message>
        <source>What undoing would do</source>
        <translation>Ce que l’annulation ferait</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Retirées</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Comme avant</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Inchangées</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed below.</source>
        <translation>
            <numerusform>La première est listée ci-dessous (%Ln).</numerusform>
            <numerusform>Les %Ln premières sont listées ci-dessous.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at what undoing would do…</source>
        <translation>Examen de ce que l’annulation ferait…</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>&amp;Undo import of “{file}”</source>
        <translation>&amp;Annuler l’import de «&#xa0;{file}&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;Import “{file}” again…</source>
        <translation>&amp;Réimporter «&#xa0;{file}&#xa0;»…</translation>
    </message>
    <message>
        <source>“{file}” is no longer where it was. Import it from where it is now.</source>
        <translation>«&#xa0;{file}&#xa0;» n’est plus à sa place. Importez-le depuis là où il se trouve.</translation>
    </message>
    <message>
        <source>“{file}” was entered by hand. Add the sale again.</source>
        <translation>«&#xa0;{file}&#xa0;» a été saisie à la main. Ajoutez la vente à nouveau.</translation>
    </message>
    <message>
        <source>Undoing the import…</source>
        <translation>Annulation de l’import…</translation>
    </message>
    <message numerus="yes">
        <source>Import undone: %Ln line(s) removed</source>
        <translation>
            <numerusform>Import annulé&#xa0;: %Ln ligne retirée</numerusform>
            <numerusform>Import annulé&#xa0;: %Ln lignes retirées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back as before</source>
        <translation>
            <numerusform>%Ln remise comme avant</numerusform>
            <numerusform>%Ln remises comme avant</numerusform>
        </translation>
    </message>
    <message>
        <source>Import again…</source>
        <translation>Réimporter…</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Annuler&#xa0;: {what}</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Rétablir&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation>Annulé&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>Rétabli&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Something was done after it. Undo that first.</source>
        <translation>Autre chose a été fait depuis. Annulez d’abord cela.</translation>
    </message>
</context>
<context>
    <name>UndoneModel</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Commission now</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>comme avant</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <source>gone; no other file speaks of it. Now: {stage}</source>
        <translation>disparaît, seul ce fichier l’avait. Aujourd’hui&#xa0;: {stage}</translation>
    </message>
    <message>
        <source>“{file}” says so as well</source>
        <translation>«&#xa0;{file}&#xa0;» l’indique aussi</translation>
    </message>
    <message>
        <source>details that change no amount</source>
        <translation>détails qui ne changent aucun montant</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>Bringing your data up to date…</source>
        <translation>Mise à jour de vos données…</translation>
    </message>
    <message>
        <source>They come from an older AffiTrack. A backup is made first; with very many sales this takes a minute.</source>
        <translation>Elles viennent d’un AffiTrack plus ancien. Une sauvegarde est faite d’abord&#x202f;; avec un très grand nombre de ventes, cela prend une minute.</translation>
    </message>
</context>
<context>
    <name>UpdatingSign</name>
    <message>
        <source>Updating…</source>
        <translation>Mise à jour…</translation>
    </message>
    <message>
        <source>The newest figures of this page are still being read.</source>
        <translation>Les derniers chiffres de cette page sont en cours de lecture.</translation>
    </message>
</context>
<context>
    <name>VideosCard</name>
    <message>
        <source>Videos that earn the most</source>
        <translation>Vidéos qui rapportent le plus</translation>
    </message>
    <message numerus="yes">
        <source>ordered in the last %Ln day(s)</source>
        <translation>
            <numerusform>commandé depuis %Ln jour</numerusform>
            <numerusform>commandé ces %Ln derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was ordered in these days.</source>
        <translation>Rien n’a été commandé ces jours-là.</translation>
    </message>
</context>
<context>
    <name>VideosModel</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Retours</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Per 1,000 views</source>
        <translation>Pour 1&#x202f;000 vues</translation>
    </message>
    <message>
        <source>All that the video earned so far, for each 1,000 views</source>
        <translation>Tout ce que la vidéo a rapporté jusqu’ici, pour 1&#x202f;000 vues</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Drop your TikTok Shop export here</source>
        <translation>Déposez ici votre export TikTok Shop</translation>
    </message>
    <message>
        <source>CSV or Excel, one file or many, in any language. Nothing leaves this computer.</source>
        <translation>CSV ou Excel, un fichier ou plusieurs, dans toutes les langues. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Visiter avec des données d’exemple</translation>
    </message>
    <message>
        <source>TikTok Shop › Commissions › Affiliate orders › Export</source>
        <translation>TikTok Shop › Commissions › Commandes affiliées › Exporter</translation>
    </message>
    <message>
        <source>Where do I find the export?</source>
        <translation>Où trouver l’export&#x202f;?</translation>
    </message>
</context>
<context>
    <name>_DropOverlay</name>
    <message numerus="yes">
        <source>Drop %Ln file(s) to see what is in them</source>
        <translation>
            <numerusform>Déposez %Ln fichier pour voir ce qu’il contient</numerusform>
            <numerusform>Déposez %Ln fichiers pour voir ce qu’ils contiennent</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written until you press Import.</source>
        <translation>Rien n’est enregistré avant que vous cliquiez sur Importer.</translation>
    </message>
</context>
<context>
    <name>_Reporter</name>
    <message>
        <source>AffiTrack ended unexpectedly last time. Your saved data is not affected.</source>
        <translation>AffiTrack s’est arrêté de façon imprévue la dernière fois. Vos données enregistrées ne sont pas touchées.</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Détails…</translation>
    </message>
</context>
<context>
    <name>ChartActions</name>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Image copiée</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Drawing that scales (*.svg)</source>
        <translation>Dessin vectoriel (*.svg)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Document (*.pdf)</translation>
    </message>
    <message>
        <source>Print chart</source>
        <translation>Imprimer le graphique</translation>
    </message>
</context>
<context>
    <name>ChartRoom</name>
    <message>
        <source>Drawing…</source>
        <translation>Dessin…</translation>
    </message>
</context>
<context>
    <name>DaysCanvas</name>
    <message>
        <source>Orders per day, as a line</source>
        <translation>Commandes par jour, en courbe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln commande</numerusform>
            <numerusform>%Ln commandes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailCard</name>
    <message>
        <source>Show its sales</source>
        <translation>Voir ses ventes</translation>
    </message>
    <message>
        <source>All its sales, whatever the period of the table</source>
        <translation>Toutes ses ventes, quelle que soit la période du tableau</translation>
    </message>
    <message>
        <source>Orders per day since it was posted</source>
        <translation>Commandes par jour depuis la publication</translation>
    </message>
    <message>
        <source>Orders per day since its first one</source>
        <translation>Commandes par jour depuis la première</translation>
    </message>
    <message>
        <source>What it sold</source>
        <translation>Ce qui s’est vendu</translation>
    </message>
    <message>
        <source>One video, closely</source>
        <translation>Un contenu de près</translation>
    </message>
    <message>
        <source>Choose a video in the table.</source>
        <translation>Choisissez une vidéo dans le tableau.</translation>
    </message>
    <message>
        <source>posted {day}, {time}</source>
        <translation>publiée le {day} à {time}</translation>
    </message>
    <message>
        <source>Orders in the first 48 hours</source>
        <translation>Commandes en 48 heures</translation>
    </message>
    <message>
        <source>{organic} / {ads}</source>
        <translation>{organic} / {ads}</translation>
    </message>
    <message>
        <source>Without / with Shop Ads</source>
        <translation>Sans / avec Shop Ads</translation>
    </message>
    <message>
        <source>Still held back</source>
        <translation>Encore retenu</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} · {items}</source>
        <translation>{product} · {items}</translation>
    </message>
    <message>
        <source>orders-per-day-{video}</source>
        <translation>commandes-par-jour-{video}</translation>
    </message>
    <message>
        <source>It has not sold anything yet.</source>
        <translation>Rien de vendu pour l’instant.</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>Ordered in</source>
        <translation>Commandées</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Choisir les jours…</translation>
    </message>
</context>
<context>
    <name>TypesCanvas</name>
    <message>
        <source>Earnings per 1,000 views by type, as bars</source>
        <translation>Gains pour 1&#x202f;000 vues par type, en barres</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them with known views</source>
        <translation>
            <numerusform>%Ln dont les vues sont connues</numerusform>
            <numerusform>%Ln dont les vues sont connues</numerusform>
        </translation>
    </message>
    <message>
        <source>half of them earn more than {amount} per 1,000 views</source>
        <translation>la moitié rapporte plus de {amount} pour 1&#x202f;000 vues</translation>
    </message>
    <message>
        <source>eight of ten lie between {low} and {high}</source>
        <translation>huit sur dix se situent entre {low} et {high}</translation>
    </message>
</context>
<context>
    <name>TypesCard</name>
    <message>
        <source>Earnings per 1,000 views</source>
        <translation>Gains pour 1&#x202f;000 vues</translation>
    </message>
    <message>
        <source>No file states the views of these videos. Import the content list of TikTok Studio to see what 1,000 views bring in.</source>
        <translation>Aucun fichier n’indique les vues de ces vidéos. Importez la liste des contenus de TikTok Studio pour voir ce que rapportent 1&#x202f;000 vues.</translation>
    </message>
    <message>
        <source>Half of each type earn more than their bar shows.</source>
        <translation>Dans chaque type, la moitié rapporte plus que la barre.</translation>
    </message>
    <message>
        <source>Eight in ten lie on the line.</source>
        <translation>Huit sur dix sont sur le trait.</translation>
    </message>
    <message>
        <source>earnings-by-type-{day}</source>
        <translation>gains-par-type-{day}</translation>
    </message>
</context>
<context>
    <name>VideoColumns</name>
    <message>
        <source>For each 1,000 views, by all that was sold while they were counted, whatever the period is.</source>
        <translation>Pour 1&#x202f;000 vues, d’après tout ce qui a été vendu pendant qu’elles étaient comptées, quelle que soit la période.</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Publiée</translation>
    </message>
    <message>
        <source>As a file states it, or as the id of the video tells.</source>
        <translation>Selon un fichier, ou d’après l’identifiant de la vidéo.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>The newest that a file states.</source>
        <translation>Les plus récentes qu’un fichier indique.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Whatever became of them.</source>
        <translation>Quoi qu’elles soient devenues.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Items returned</source>
        <translation>Articles retournés</translation>
    </message>
    <message>
        <source>GMV</source>
        <translation>GMV</translation>
    </message>
    <message>
        <source>What the buyers paid for all items.</source>
        <translation>Ce que les acheteurs ont payé pour tous les articles.</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Commission</translation>
    </message>
    <message>
        <source>Earned: paid, cleared and held back, less what was taken back.</source>
        <translation>Gagné&#xa0;: payé, débloqué et retenu, moins ce qui a été repris.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>The part of it that buyers may still return.</source>
        <translation>La part que les acheteurs peuvent encore retourner.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>What returned and cancelled sales would have paid.</source>
        <translation>Ce qu’auraient rapporté les ventes retournées et annulées.</translation>
    </message>
    <message>
        <source>EPM</source>
        <translation>EPM</translation>
    </message>
    <message>
        <source>GPM</source>
        <translation>GPM</translation>
    </message>
    <message>
        <source>GMV for each 1,000 views, likewise.</source>
        <translation>GMV pour 1&#x202f;000 vues, de même.</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Conversion</translation>
    </message>
    <message>
        <source>Orders for each view, likewise.</source>
        <translation>Commandes par vue, de même.</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Retours</translation>
    </message>
    <message>
        <source>The share of the items sold that came back.</source>
        <translation>La part des articles vendus qui sont revenus.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
</context>
<context>
    <name>VideosPage</name>
    <message>
        <source>Search videos…</source>
        <translation>Rechercher des vidéos…</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>Choisir les colonnes du tableau</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>No video fits</source>
        <translation>Aucune vidéo ne correspond</translation>
    </message>
    <message>
        <source>Widen the period, choose another type, or search for something else.</source>
        <translation>Élargissez la période, choisissez un autre type ou cherchez autre chose.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Voir toutes les vidéos</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>videos-{day}</source>
        <translation>videos-{day}</translation>
    </message>
    <message>
        <source>Reading the videos…</source>
        <translation>Lecture des vidéos…</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Good evening</source>
        <translation>Bonsoir</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Bonjour</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Bon après-midi</translation>
    </message>
</context>
<context>
    <name>Currencies</name>
    <message>
        <source>Change of exchange rates</source>
        <translation>Changement de taux de change</translation>
    </message>
    <message>
        <source>Saved: no approximate total</source>
        <translation>Enregistré&#xa0;: pas de total approximatif</translation>
    </message>
    <message>
        <source>Saved: {rates}</source>
        <translation>Enregistré&#xa0;: {rates}</translation>
    </message>
    <message>
        <source>≈ {amount} in all</source>
        <translation>≈ {amount} en tout</translation>
    </message>
    <message>
        <source>Your own rates. No other figure uses them.</source>
        <translation>Vos propres taux. Aucun autre chiffre ne s’en sert.</translation>
    </message>
    <message>
        <source>1 {currency} = {rate} {into}, {day}</source>
        <translation>1 {currency} = {rate} {into}, {day}</translation>
    </message>
</context>
<context>
    <name>ExchangeCard</name>
    <message>
        <source>no total</source>
        <translation>aucun total</translation>
    </message>
    <message>
        <source>Amounts of several currencies stand side by side and are never added. With rates of your own, an approximate total is shown beside them, marked “≈”.</source>
        <translation>Les montants de plusieurs devises restent côte à côte et ne sont jamais additionnés. Avec vos propres taux, un total approximatif s’affiche à côté, marqué «&#xa0;≈&#xa0;».</translation>
    </message>
    <message>
        <source>All your sales are in one currency. There is nothing to set here.</source>
        <translation>Toutes vos ventes sont dans une seule devise. Il n’y a rien à régler ici.</translation>
    </message>
    <message>
        <source>Several currencies</source>
        <translation>Plusieurs devises</translation>
    </message>
    <message>
        <source>Show an approximate total in</source>
        <translation>Afficher un total approximatif en</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>What 1 {currency} is worth in {into}</source>
        <translation>Ce que vaut 1 {currency} en {into}</translation>
    </message>
    <message>
        <source>Day of the rate of {currency}</source>
        <translation>Jour du taux de {currency}</translation>
    </message>
    <message>
        <source>1 {currency} =</source>
        <translation>1 {currency} =</translation>
    </message>
</context>
<context>
    <name>AccountAdding</name>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
    <message>
        <source>One account for each creator profile and market. The market brings presets for every rule; each can be changed.</source>
        <translation>Un compte par profil de créateur et par pays. Le pays apporte un préréglage pour chaque règle&#x202f;; chacun peut être changé.</translation>
    </message>
    <message>
        <source>TikTok name</source>
        <translation>Nom TikTok</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>@your.name</source>
        <translation>@votre.nom</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Ajouter le compte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{currency}, that of the market</source>
        <translation>{currency}, celle du pays</translation>
    </message>
</context>
<context>
    <name>AccountRules</name>
    <message>
        <source>An account needs a name, such as @your.name.</source>
        <translation>Un compte a besoin d’un nom, par exemple @votre.nom.</translation>
    </message>
    <message>
        <source>Rules of the account</source>
        <translation>Règles du compte</translation>
    </message>
    <message>
        <source>{market} · {currency} · clock of {zone}</source>
        <translation>{market} · {currency} · heure de {zone}</translation>
    </message>
</context>
<context>
    <name>AccountsSection</name>
    <message>
        <source>accounts</source>
        <translation>comptes</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Only an account without sales can be removed.</source>
        <translation>Seul un compte sans ventes peut être retiré.</translation>
    </message>
    <message>
        <source>{name} has sales: undo its imports before you remove it.</source>
        <translation>{name} a des ventes&#xa0;: annulez ses imports avant de le retirer.</translation>
    </message>
</context>
<context>
    <name>CertaintySection</name>
    <message>
        <source>TikTok publishes little on when and how commission is paid. What AffiTrack counts with is listed here, with how sure it is and where it comes from. Whatever you know better you can set for each account, shop and product.</source>
        <translation>TikTok publie peu de choses sur la date et le mode de paiement des commissions. Voici avec quoi AffiTrack compte, avec quelle certitude et d’après quelle source. Ce que vous savez mieux, vous pouvez le régler par compte, par boutique et par produit.</translation>
    </message>
    <message>
        <source>Presets of the market</source>
        <translation>Préréglages du pays</translation>
    </message>
    <message>
        <source>What holds everywhere</source>
        <translation>Ce qui vaut partout</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>said by TikTok or by a state</source>
        <translation>dit par TikTok ou par un État</translation>
    </message>
    <message>
        <source>from a weaker source, or taken over from a market like it</source>
        <translation>d’une source plus faible, ou repris d’un pays semblable</translation>
    </message>
    <message>
        <source>nothing was found; the value only lets the program count</source>
        <translation>rien n’a été trouvé&#x202f;; la valeur permet seulement de compter</translation>
    </message>
    <message>
        <source>{value} until {day}</source>
        <translation>{value} jusqu’au {day}</translation>
    </message>
    <message>
        <source>{value} since {day}</source>
        <translation>{value} depuis le {day}</translation>
    </message>
</context>
<context>
    <name>ComingRuns</name>
    <message>
        <source>The next six:</source>
        <translation>Les six prochains&#xa0;:</translation>
    </message>
    <message>
        <source>No days of its own: paid on the first business day.</source>
        <translation>Pas de jours fixes&#xa0;: payé au premier jour ouvré.</translation>
    </message>
    <message>
        <source>{day} is a {weekday}</source>
        <translation>le {day} est un {weekday}</translation>
    </message>
    <message>
        <source>{day} is a bank holiday</source>
        <translation>le {day} est férié</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln jour</numerusform>
            <numerusform>%Ln jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingSection</name>
    <message>
        <source>Save or discard the changes first.</source>
        <translation>Enregistrez ou abandonnez d’abord les changements.</translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message>
        <source>Before → after</source>
        <translation>Avant → après</translation>
    </message>
    <message>
        <source>What the change comes to</source>
        <translation>Ce que donne le changement</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Working out what this comes to…</source>
        <translation>Calcul de ce que cela donne…</translation>
    </message>
    <message>
        <source>Mend what is marked first.</source>
        <translation>Corrigez d’abord ce qui est signalé.</translation>
    </message>
    <message>
        <source>Change something to see here what it does to your money.</source>
        <translation>Changez quelque chose pour voir ici ce que cela fait à votre argent.</translation>
    </message>
    <message>
        <source>Not worked out. You can save it all the same.</source>
        <translation>Non calculé. Vous pouvez enregistrer quand même.</translation>
    </message>
    <message>
        <source>No amount, no payout and no warning changes.</source>
        <translation>Aucun montant, paiement ni avertissement ne change.</translation>
    </message>
    <message>
        <source>{before} → {after} sales</source>
        <translation>{before} → {after} ventes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Next payout</source>
        <translation>Prochain paiement</translation>
    </message>
</context>
<context>
    <name>ProductsSection</name>
    <message>
        <source>Rate for this product…</source>
        <translation>Taux pour ce produit…</translation>
    </message>
    <message>
        <source>Name or number of a product</source>
        <translation>Nom ou numéro d’un produit</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>Chercher un produit</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Choose a product to give it a VAT rate or a commission rate of its own. Products come with your imports.</source>
        <translation>Choisissez un produit pour lui donner une TVA ou un taux de commission à lui. Les produits arrivent avec vos imports.</translation>
    </message>
    <message>
        <source>as shop or account</source>
        <translation>boutique ou compte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} held back</source>
        <translation>{amount} retenus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agreed rate(s)</source>
        <translation>
            <numerusform>%Ln taux convenu</numerusform>
            <numerusform>%Ln taux convenus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln produit</numerusform>
            <numerusform>%Ln produits</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {known} products</source>
        <translation>{shown} produits sur {known}</translation>
    </message>
</context>
<context>
    <name>ProgramSection</name>
    <message>
        <source>Look and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Vos données</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>as the desktop</source>
        <translation>comme le système</translation>
    </message>
    <message>
        <source>light</source>
        <translation>clair</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>sombre</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#x202f;%</translation>
    </message>
    <message>
        <source>Everything is in this one file</source>
        <translation>Tout est dans ce seul fichier</translation>
    </message>
    <message>
        <source>Last dated copies</source>
        <translation>Dernières copies datées</translation>
    </message>
    <message>
        <source>Show the tour again</source>
        <translation>Revoir la visite guidée</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Show the copies</source>
        <translation>Ouvrir les copies</translation>
    </message>
    <message>
        <source>Copies are made before an import is undone, before an update and when you ask. Those of two days are kept, of those before an undo the last three; then one for each day, week and month of a year.</source>
        <translation>Des copies sont faites avant l’annulation d’un import, avant une mise à jour et à votre demande. Celles de deux jours sont gardées (avant une annulation, les trois dernières)&#x202f;; ensuite une par jour, semaine et mois pendant un an.</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>before an import was undone</source>
        <translation>avant l’annulation d’un import</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>avant une mise à jour</translation>
    </message>
    <message>
        <source>before a backup was restored</source>
        <translation>avant une restauration</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>Aucune pour l’instant.</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} Ko</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sauvegarde…</translation>
    </message>
    <message>
        <source>Backed up to {file}</source>
        <translation>Sauvegardé dans {file}</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>The rate ends before it begins.</source>
        <translation>Le taux finit avant de commencer.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Kind of sale</source>
        <translation>Type de vente</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>Shop Ads</source>
        <translation>Shop Ads</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>one shop</source>
        <translation>une boutique</translation>
    </message>
    <message>
        <source>one product</source>
        <translation>un produit</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>sans fin</translation>
    </message>
    <message>
        <source>on</source>
        <translation>le</translation>
    </message>
    <message>
        <source>Name or code of a shop</source>
        <translation>Nom ou code d’une boutique</translation>
    </message>
    <message>
        <source>Name or number of a product</source>
        <translation>Nom ou numéro d’un produit</translation>
    </message>
    <message>
        <source>Type a rate, such as 12%.</source>
        <translation>Indiquez un taux, par exemple 12&#x202f;%.</translation>
    </message>
    <message>
        <source>Name the shop that this rate is for.</source>
        <translation>Indiquez la boutique concernée.</translation>
    </message>
    <message>
        <source>No sale names this shop yet: the rate waits for the first.</source>
        <translation>Aucune vente ne nomme encore cette boutique&#xa0;: le taux attend la première.</translation>
    </message>
    <message>
        <source>No product has this name or number.</source>
        <translation>Aucun produit n’a ce nom ou ce numéro.</translation>
    </message>
</context>
<context>
    <name>RateWords</name>
    <message>
        <source>Shop Ads</source>
        <translation>Shop Ads</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>à partir du {start}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>du {start} au {end}</translation>
    </message>
    <message>
        <source>This lowers a rate of {old}. Sales from {start} to {until} still get {old}: a lowered rate counts 30 days later for who promotes the product already.</source>
        <translation>Cela baisse un taux de {old}. Les ventes du {start} au {until} gardent {old}&#xa0;: un taux baissé ne compte que 30 jours plus tard pour qui promeut déjà le produit.</translation>
    </message>
    <message>
        <source>On some days {other} is agreed as well ({period}). There {rate} counts, which begins later.</source>
        <translation>Certains jours, {other} est convenu aussi ({period}). C’est alors {rate} qui compte, car il commence plus tard.</translation>
    </message>
    <message>
        <source>On some days {other} is agreed as well ({period}), from the same day on: end one of the two.</source>
        <translation>Certains jours, {other} est convenu aussi ({period}), à partir du même jour&#xa0;: mettez fin à l’un des deux.</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>overlaps</source>
        <translation>chevauchement</translation>
    </message>
    <message>
        <source>then {rate}</source>
        <translation>puis {rate}</translation>
    </message>
    <message>
        <source>{other} is agreed for these sales from this day on already: change that rate, or begin this one on another day.</source>
        <translation>{other} sont déjà convenus pour ces ventes à partir de ce jour&#xa0;: modifiez ce taux, ou faites commencer celui-ci un autre jour.</translation>
    </message>
</context>
<context>
    <name>RatesSection</name>
    <message>
        <source>agreed-rates</source>
        <translation>taux-convenus</translation>
    </message>
    <message>
        <source>Agreed rates</source>
        <translation>Taux convenus</translation>
    </message>
    <message>
        <source>New rate…</source>
        <translation>Nouveau taux…</translation>
    </message>
    <message>
        <source>End today</source>
        <translation>Finir aujourd’hui</translation>
    </message>
    <message>
        <source>Today is its last day; nothing that was sold changes.</source>
        <translation>Aujourd’hui est son dernier jour&#x202f;; rien de ce qui est vendu ne change.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>A rate that you agreed counts where the export states none, and is checked against the rate that it states. A product’s goes before its shop’s, a shop’s before that of everything.</source>
        <translation>Un taux convenu compte là où l’export n’en indique pas, et il est comparé à celui que l’export indique. Celui d’un produit passe avant celui de sa boutique, et celui d’une boutique avant le taux général.</translation>
    </message>
    <message>
        <source>Agreed rate</source>
        <translation>Taux convenu</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>Nouveau taux</translation>
    </message>
</context>
<context>
    <name>RuleField</name>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>préréglage</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>le vôtre</translation>
    </message>
    <message>
        <source>Preset: {value}. {source}</source>
        <translation>Préréglage&#xa0;: {value}. {source}</translation>
    </message>
    <message>
        <source>Back to preset</source>
        <translation>Revenir au préréglage</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Revenir à {value}</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>TikTok name</source>
        <translation>Nom TikTok</translation>
    </message>
    <message>
        <source>Return window</source>
        <translation>Délai de retour</translation>
    </message>
    <message>
        <source>Extended returns</source>
        <translation>Retours prolongés</translation>
    </message>
    <message>
        <source>Delivery takes</source>
        <translation>Livraison en</translation>
    </message>
    <message>
        <source>Delivery by shop</source>
        <translation>Livraison par boutique</translation>
    </message>
    <message>
        <source>Settled after delivery</source>
        <translation>Réglé après livraison</translation>
    </message>
    <message>
        <source>Money is held until</source>
        <translation>Argent retenu jusqu’à</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>Smallest payout</source>
        <translation>Paiement minimal</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>VAT in prices</source>
        <translation>TVA dans les prix</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Only a name here: lines stay with the account.</source>
        <translation>Seul le nom change&#xa0;: les ventes restent à ce compte.</translation>
    </message>
    <message>
        <source>Until then the buyer may send it back; the money is held.</source>
        <translation>Jusque-là, l’acheteur peut retourner l’article&#x202f;; l’argent est retenu.</translation>
    </message>
    <message>
        <source>Until then money already released is marked “at risk”.</source>
        <translation>Jusque-là, l’argent déjà débloqué est signalé «&#xa0;à risque&#xa0;».</translation>
    </message>
    <message>
        <source>From the order to the door.</source>
        <translation>De la commande à la porte.</translation>
    </message>
    <message>
        <source>Your settled sales show how long each shop takes.</source>
        <translation>Vos ventes réglées montrent le délai de chaque boutique.</translation>
    </message>
    <message>
        <source>When the platform usually settles a sale.</source>
        <translation>Quand la plateforme règle d’habitude une vente.</translation>
    </message>
    <message>
        <source>From then on it goes with the next payout.</source>
        <translation>Ensuite, il part avec le prochain paiement.</translation>
    </message>
    <message>
        <source>A day off moves the payout to the next business day.</source>
        <translation>Un jour chômé reporte le paiement au jour ouvré suivant.</translation>
    </message>
    <message>
        <source>A smaller sum waits for the next payout.</source>
        <translation>Une somme plus petite attend le paiement suivant.</translation>
    </message>
    <message>
        <source>As the buyer sees them.</source>
        <translation>Tels que l’acheteur les voit.</translation>
    </message>
    <message>
        <source>Taken out before the rate is applied.</source>
        <translation>Retirée avant d’appliquer le taux.</translation>
    </message>
    <message>
        <source>Two letters, such as FR or DE. A note for yourself.</source>
        <translation>Deux lettres, comme FR ou DE. Une note pour vous.</translation>
    </message>
    <message>
        <source>learned from settled sales</source>
        <translation>apprise des ventes réglées</translation>
    </message>
    <message>
        <source>the same for all shops</source>
        <translation>la même pour toutes</translation>
    </message>
    <message>
        <source>the return window is over</source>
        <translation>la fin du délai de retour</translation>
    </message>
    <message>
        <source>it is settled</source>
        <translation>son règlement</translation>
    </message>
    <message>
        <source>include tax</source>
        <translation>TTC</translation>
    </message>
    <message>
        <source>exclude tax</source>
        <translation>hors taxe</translation>
    </message>
    <message>
        <source>AffiTrack’s choice</source>
        <translation>choix d’AffiTrack</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Its presets hold wherever you set nothing of your own.</source>
        <translation>Ses préréglages valent partout où vous n’avez rien réglé vous-même.</translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>Once a month, on</source>
        <translation>Une fois par mois</translation>
    </message>
    <message>
        <source>In the month after release, on</source>
        <translation>Le mois qui suit le déblocage</translation>
    </message>
    <message>
        <source>Twice a month, on</source>
        <translation>Deux fois par mois</translation>
    </message>
    <message>
        <source>Every week, on</source>
        <translation>Chaque semaine, le</translation>
    </message>
    <message>
        <source>As soon as it is released</source>
        <translation>Dès que l’argent est débloqué</translation>
    </message>
    <message>
        <source>Otherwise:</source>
        <translation>Autrement&#xa0;:</translation>
    </message>
    <message>
        <source>and</source>
        <translation>et</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Jour du mois</translation>
    </message>
    <message>
        <source>Second day of the month</source>
        <translation>Second jour du mois</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Jour de la semaine</translation>
    </message>
    <message>
        <source>Schedule as text</source>
        <translation>Calendrier en texte</translation>
    </message>
</context>
<context>
    <name>SettingsColumns</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Livraison</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sections of the settings</source>
        <translation>Rubriques des réglages</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Boutiques</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Agreed rates</source>
        <translation>Taux convenus</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>What is certain</source>
        <translation>Ce qui est certain</translation>
    </message>
</context>
<context>
    <name>SettingsSteps</name>
    <message>
        <source>Change of the rules of {name}</source>
        <translation>Changement des règles de {name}</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Enregistré&#xa0;: {name}</translation>
    </message>
    <message>
        <source>New account {name}</source>
        <translation>Nouveau compte {name}</translation>
    </message>
    <message>
        <source>Account {name} was added.</source>
        <translation>Le compte {name} a été ajouté.</translation>
    </message>
    <message>
        <source>Removal of {name}</source>
        <translation>Retrait de {name}</translation>
    </message>
    <message>
        <source>Account {name} was removed.</source>
        <translation>Le compte {name} a été retiré.</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>Nouveau taux</translation>
    </message>
    <message>
        <source>The rate was added.</source>
        <translation>Le taux a été ajouté.</translation>
    </message>
    <message>
        <source>Change of rate</source>
        <translation>Changement de taux</translation>
    </message>
    <message>
        <source>The rate was saved.</source>
        <translation>Le taux a été enregistré.</translation>
    </message>
    <message>
        <source>Removal of a rate</source>
        <translation>Retrait d’un taux</translation>
    </message>
    <message>
        <source>The rate was removed.</source>
        <translation>Le taux a été retiré.</translation>
    </message>
    <message>
        <source>Remove the rate</source>
        <translation>Retirer le taux</translation>
    </message>
</context>
<context>
    <name>ShopsSection</name>
    <message>
        <source>Name or code of a shop</source>
        <translation>Nom ou code d’une boutique</translation>
    </message>
    <message>
        <source>Search shops</source>
        <translation>Chercher une boutique</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Boutiques</translation>
    </message>
    <message>
        <source>Choose a shop to give it a return window, a delivery time or a VAT rate of its own. Shops come with your imports.</source>
        <translation>Choisissez une boutique pour lui donner un délai de retour, un délai de livraison ou une TVA à elle. Les boutiques arrivent avec vos imports.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>≈ {days}, learned</source>
        <translation>≈ {days}, appris</translation>
    </message>
    <message>
        <source>as the account</source>
        <translation>comme le compte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} held back</source>
        <translation>{amount} retenus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shop(s)</source>
        <translation>
            <numerusform>%Ln boutique</numerusform>
            <numerusform>%Ln boutiques</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {known} shops</source>
        <translation>{shown} boutiques sur {known}</translation>
    </message>
</context>
<context>
    <name>PayoutsPage</name>
    <message>
        <source>Sections of this page</source>
        <translation>Sections de cette page</translation>
    </message>
</context>
<context>
    <name>PayoutSections</name>
    <message>
        <source>Runs</source>
        <translation>Échéances</translation>
    </message>
    <message>
        <source>What is paid on which day, and out of what</source>
        <translation>Ce qui est payé, quel jour, et pour quelles ventes</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>What the coming months pay, what if, and how far to believe it</source>
        <translation>Ce que paieront les mois à venir, ce qui y changerait quelque chose, et à quel point s’y fier</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Argent reçu</translation>
    </message>
    <message>
        <source>The money that came, held against what was expected</source>
        <translation>L’argent arrivé, comparé à ce qui était attendu</translation>
    </message>
</context>
<context>
    <name>AheadSection</name>
    <message>
        <source>&amp;Leave “What if?”</source>
        <translation>&amp;Quitter «&#xa0;Et si&#x202f;?&#xa0;»</translation>
    </message>
    <message>
        <source>A game, not the forecast</source>
        <translation>Un jeu, pas la prévision</translation>
    </message>
    <message>
        <source>Looking ahead…</source>
        <translation>Calcul des mois à venir…</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>What if: these months are a game, not the forecast. The dashed line is where the forecast itself stands.</source>
        <translation>Et si&#x202f;? Ces mois sont un jeu, pas la prévision. Le trait en tirets montre la vraie prévision.</translation>
    </message>
    <message>
        <source>There is nothing to look ahead from yet</source>
        <translation>Rien ne permet encore de prévoir</translation>
    </message>
    <message>
        <source>Once sales are imported, it says here what the coming months will pay.</source>
        <translation>Dès que des ventes sont importées, cette page dit ce que paieront les mois à venir.</translation>
    </message>
    <message>
        <source>These sales are not made yet: there is nothing to list.</source>
        <translation>Ces ventes ne sont pas encore faites&#xa0;: il n’y a rien à afficher.</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>80% range (thick) and 95% range (thin)</source>
        <translation>Fourchettes à 80&#x202f;% (trait épais) et à 95&#x202f;% (trait fin)</translation>
    </message>
    <message>
        <source>From posted videos</source>
        <translation>Vidéos déjà publiées</translation>
    </message>
    <message>
        <source>From videos to come</source>
        <translation>Vidéos à venir</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>80% range: {low} to {high}</source>
        <translation>Fourchette à 80&#x202f;%&#xa0;: {low} à {high}</translation>
    </message>
    <message>
        <source>95% range: {low} to {high}</source>
        <translation>Fourchette à 95&#x202f;%&#xa0;: {low} à {high}</translation>
    </message>
    <message>
        <source>Forecast itself</source>
        <translation>Vraie prévision</translation>
    </message>
    <message>
        <source>Said: {low} to {high}</source>
        <translation>Annoncé&#xa0;: de {low} à {high}</translation>
    </message>
    <message>
        <source>Came: {paid}</source>
        <translation>Arrivé&#xa0;: {paid}</translation>
    </message>
    <message>
        <source>within the range</source>
        <translation>dans la fourchette</translation>
    </message>
    <message>
        <source>outside the range</source>
        <translation>hors de la fourchette</translation>
    </message>
    <message>
        <source>{what}: {amount}</source>
        <translation>{what}&#xa0;: {amount}</translation>
    </message>
</context>
<context>
    <name>MonthsCard</name>
    <message>
        <source>Your exports end on {day}: what was sold since is unknown, so the ranges are wide. Import a newer one.</source>
        <translation>Vos exports s’arrêtent le {day}&#xa0;: ce qui s’est vendu depuis est inconnu, d’où ces larges fourchettes. Importez-en un plus récent.</translation>
    </message>
    <message>
        <source>What the coming months pay</source>
        <translation>Ce que paieront les mois à venir</translation>
    </message>
    <message>
        <source>How far to look ahead</source>
        <translation>Jusqu’où regarder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln mois</numerusform>
            <numerusform>%Ln mois</numerusform>
        </translation>
    </message>
    <message>
        <source>forecast-{day}</source>
        <translation>prevision-{day}</translation>
    </message>
    <message>
        <source>{month}: {paid} paid already; still expected are {more} of sales already made and {guess} of sales not made yet.</source>
        <translation>{month}&#xa0;: {paid} déjà payés&#x202f;; encore attendus, {more} de ventes déjà faites et {guess} de ventes à venir.</translation>
    </message>
    <message>
        <source>{month}: {total} expected, {known} of sales already made and {guess} of sales not made yet.</source>
        <translation>{month}&#xa0;: {total} attendus, dont {known} de ventes déjà faites et {guess} de ventes à venir.</translation>
    </message>
    <message>
        <source>{shop} has settled no sale since {day}, while other shops have: nothing is expected of it until it does.</source>
        <translation>{shop} n’a réglé aucune vente depuis le {day}, alors que d’autres boutiques l’ont fait&#xa0;: rien n’en est attendu tant que cela dure.</translation>
    </message>
</context>
<context>
    <name>OutlookCanvas</name>
    <message>
        <source>Coming months, as bars with their ranges</source>
        <translation>Mois à venir, en barres avec leurs fourchettes</translation>
    </message>
</context>
<context>
    <name>OutlookColumns</name>
    <message>
        <source>Known: released by the rules. What is settled is paid in full.</source>
        <translation>Connu&#xa0;: débloqué d’après les règles. Ce qui est réglé est payé en entier.</translation>
    </message>
    <message>
        <source>Known: sales already made, less what may still be returned.</source>
        <translation>Connu&#xa0;: ventes déjà faites, moins ce qui peut encore être retourné.</translation>
    </message>
    <message>
        <source>Guess: sales not made yet, of videos that have sold already.</source>
        <translation>Supposé&#xa0;: ventes pas encore faites, de vidéos qui ont déjà vendu.</translation>
    </message>
    <message>
        <source>Guess: sales not made yet, of videos that have not sold anything yet.</source>
        <translation>Supposé&#xa0;: ventes pas encore faites, de vidéos qui n’ont encore rien vendu.</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>What the month is expected to pay.</source>
        <translation>Ce que le mois devrait payer.</translation>
    </message>
    <message>
        <source>80% range</source>
        <translation>Fourchette à 80&#x202f;%</translation>
    </message>
    <message>
        <source>The month pays between the two with a chance of 80%.</source>
        <translation>Il y a 80&#x202f;% de chances que le montant du mois soit entre les deux.</translation>
    </message>
    <message>
        <source>95% range</source>
        <translation>Fourchette à 95&#x202f;%</translation>
    </message>
    <message>
        <source>The month pays between the two with a chance of 95%.</source>
        <translation>Il y a 95&#x202f;% de chances que le montant du mois soit entre les deux.</translation>
    </message>
    <message>
        <source>At least (80%)</source>
        <translation>Au moins (80&#x202f;%)</translation>
    </message>
    <message>
        <source>At most (80%)</source>
        <translation>Au plus (80&#x202f;%)</translation>
    </message>
    <message>
        <source>At least (95%)</source>
        <translation>Au moins (95&#x202f;%)</translation>
    </message>
    <message>
        <source>At most (95%)</source>
        <translation>Au plus (95&#x202f;%)</translation>
    </message>
</context>
<context>
    <name>RecordCanvas</name>
    <message>
        <source>Ranges that were said, and what came</source>
        <translation>Fourchettes annoncées, et ce qui est arrivé</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>How good were earlier forecasts?</source>
        <translation>Que valaient les prévisions passées&#x202f;?</translation>
    </message>
    <message>
        <source>Which forecasts</source>
        <translation>Quelles prévisions</translation>
    </message>
    <message>
        <source>As they were said</source>
        <translation>Telles qu’annoncées</translation>
    </message>
    <message>
        <source>The past year, replayed</source>
        <translation>L’année passée, rejouée</translation>
    </message>
    <message>
        <source>How long before</source>
        <translation>Combien de temps avant</translation>
    </message>
    <message>
        <source>At the start of the month</source>
        <translation>Au début du mois</translation>
    </message>
    <message>
        <source>A month before</source>
        <translation>Un mois avant</translation>
    </message>
    <message>
        <source>Two months before</source>
        <translation>Deux mois avant</translation>
    </message>
    <message>
        <source>Replay the past year</source>
        <translation>Rejouer l’année passée</translation>
    </message>
    <message>
        <source>Makes the forecast of the first of each past month again, with nothing but what was known on that day, and compares it with what came.</source>
        <translation>Refait la prévision du premier de chaque mois passé, avec ce qui était connu ce jour-là et rien d’autre, et la compare à ce qui est arrivé.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Replaying the past year</source>
        <translation>L’année passée est rejouée</translation>
    </message>
    <message>
        <source>Box: the range that was said (80%), and its thin ends (95%). Dot: what came, within it; cross: what came, outside it. Click a month for its sales.</source>
        <translation>Rectangle&#xa0;: la fourchette annoncée (80&#x202f;%), prolongée d’un trait fin (95&#x202f;%). Ce qui est arrivé&#xa0;: un point dans la fourchette, une croix en dehors. Cliquez sur un mois pour voir ses ventes.</translation>
    </message>
    <message>
        <source>No file says which of these sales were paid: what came is what your account’s rules say.</source>
        <translation>Aucun fichier ne dit lesquelles de ces ventes ont été payées&#xa0;: ce qui est arrivé est ce que disent les règles de votre compte.</translation>
    </message>
    <message>
        <source>Not replayed today.</source>
        <translation>Pas encore rejouée aujourd’hui.</translation>
    </message>
    <message>
        <source>The first forecast of each month is kept. Once such a month is over, it says here what the forecast said and what came.</source>
        <translation>La première prévision de chaque mois est gardée. Une fois ce mois terminé, cette carte dit ce que la prévision annonçait et ce qui est arrivé.</translation>
    </message>
    <message>
        <source>Your history is still too short for that: a replay needs four weeks of sales before a month that is over. There will be figures from {month} on.</source>
        <translation>Votre historique est encore trop court&#xa0;: il faut quatre semaines de ventes avant un mois terminé. Il y aura des chiffres à partir de {month}.</translation>
    </message>
    <message>
        <source>No month that a replay could look at is over yet.</source>
        <translation>Aucun mois à rejouer n’est encore terminé.</translation>
    </message>
    <message>
        <source>forecasts-{day}</source>
        <translation>previsions-{day}</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>{month}: on {day} the forecast said {low} to {high}; {paid} came.</source>
        <translation>{month}&#xa0;: le {day}, la prévision annonçait de {low} à {high}&#x202f;; il est arrivé {paid}.</translation>
    </message>
    <message>
        <source>That is within the range.</source>
        <translation>C’est dans la fourchette.</translation>
    </message>
    <message>
        <source>That is outside the range.</source>
        <translation>C’est hors de la fourchette.</translation>
    </message>
    <message numerus="yes">
        <source>Over %Ln month(s) it missed by {error} on average</source>
        <translation>
            <numerusform>Sur %Ln mois, elle s’est trompée de {error} en moyenne</numerusform>
            <numerusform>Sur %Ln mois, elle s’est trompée de {error} en moyenne</numerusform>
        </translation>
    </message>
    <message>
        <source>“same as last month” would have missed by {error}</source>
        <translation>«&#xa0;comme le mois dernier&#xa0;» se serait trompé de {error}</translation>
    </message>
    <message>
        <source>“mean of three months” by {error}</source>
        <translation>«&#xa0;moyenne de trois mois&#xa0;» de {error}</translation>
    </message>
    <message>
        <source>{missed}; {rules}.</source>
        <translation>{missed}&#x202f;; {rules}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln month(s), {count} fell inside the 80% range; 8 in 10 should.</source>
        <translation>
            <numerusform>Sur %Ln mois, {count} dans la fourchette à 80&#x202f;%&#x202f;; 8 sur 10 devraient y être.</numerusform>
            <numerusform>Sur %Ln mois, {count} dans la fourchette à 80&#x202f;%&#x202f;; 8 sur 10 devraient y être.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfCard</name>
    <message>
        <source>%</source>
        <comment>after a number</comment>
        <translation>&#x202f;%</translation>
    </message>
    <message>
        <source> d</source>
        <comment>days, after a number</comment>
        <translation>&#xa0;j</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>Et si&#x202f;?</translation>
    </message>
    <message>
        <source>Drag and see the months move. This is a game: nothing of it is saved.</source>
        <translation>Faites glisser et voyez les mois bouger. C’est un jeu&#xa0;: rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Back to the forecast itself (Esc)</source>
        <translation>Revenir à la vraie prévision (Échap)</translation>
    </message>
    <message>
        <source>Which payout comes later</source>
        <translation>Quel paiement arrive plus tard</translation>
    </message>
    <message>
        <source>Which payout</source>
        <translation>Quel paiement</translation>
    </message>
    <message>
        <source>All payouts to come</source>
        <translation>Tous les paiements à venir</translation>
    </message>
    <message>
        <source>Only that of {day}</source>
        <translation>Seulement celui du {day}</translation>
    </message>
    <message>
        <source>Sales that are lost</source>
        <translation>Ventes perdues</translation>
    </message>
    <message>
        <source>Pace of sales to come</source>
        <translation>Rythme des ventes à venir</translation>
    </message>
    <message>
        <source>100% is the recent pace. Sales already made do not change.</source>
        <translation>100&#x202f;% est le rythme récent. Les ventes déjà faites ne changent pas.</translation>
    </message>
    <message>
        <source>Payout comes later by</source>
        <translation>Paiement retardé de</translation>
    </message>
    <message>
        <source>Less than 0 is earlier. The money is the same, its month may not be.</source>
        <translation>Moins de 0, c’est plus tôt. L’argent est le même, son mois peut changer.</translation>
    </message>
    <message>
        <source>Returned or cancelled. Learned from your sales whose return window is over: {rate}.</source>
        <translation>Retournées ou annulées. D’après vos ventes dont le délai de retour est passé&#xa0;: {rate}.</translation>
    </message>
</context>
<context>
    <name>MonthsTableCard</name>
    <message>
        <source>Month by month</source>
        <translation>Mois par mois</translation>
    </message>
    <message>
        <source>Coming months</source>
        <translation>Mois à venir</translation>
    </message>
    <message>
        <source>forecast-{day}</source>
        <translation>prevision-{day}</translation>
    </message>
</context>
<context>
    <name>ArrivalWords</name>
    <message numerus="yes">
        <source>%Ln payout(s) deleted.</source>
        <translation>
            <numerusform>%Ln paiement supprimé.</numerusform>
            <numerusform>%Ln paiements supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled sale(s)</source>
        <translation>
            <numerusform>%Ln vente réglée</numerusform>
            <numerusform>%Ln ventes réglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled at zero</source>
        <translation>
            <numerusform>%Ln vente réglée à zéro</numerusform>
            <numerusform>%Ln ventes réglées à zéro</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled at a lower rate than agreed</source>
        <translation>
            <numerusform>%Ln vente réglée à un taux inférieur au taux convenu</numerusform>
            <numerusform>%Ln ventes réglées à un taux inférieur au taux convenu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled on too low a base</source>
        <translation>
            <numerusform>%Ln vente réglée sur une base trop faible</numerusform>
            <numerusform>%Ln ventes réglées sur une base trop faible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled below base × rate</source>
        <translation>
            <numerusform>%Ln vente réglée sous base × taux</numerusform>
            <numerusform>%Ln ventes réglées sous base × taux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) settled below the estimate</source>
        <translation>
            <numerusform>%Ln vente réglée sous l’estimation</numerusform>
            <numerusform>%Ln ventes réglées sous l’estimation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln late sale(s) that this run was to pay</source>
        <translation>
            <numerusform>%Ln vente en retard que cette échéance devait payer</numerusform>
            <numerusform>%Ln ventes en retard que cette échéance devait payer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) of this run that are not settled yet</source>
        <translation>
            <numerusform>%Ln vente de cette échéance pas encore réglée</numerusform>
            <numerusform>%Ln ventes de cette échéance pas encore réglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) taken back since the run before</source>
        <translation>
            <numerusform>%Ln vente reprise depuis l’échéance précédente</numerusform>
            <numerusform>%Ln ventes reprises depuis l’échéance précédente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s) of {file} taken in.</source>
        <translation>
            <numerusform>%Ln paiement de {file} ajouté.</numerusform>
            <numerusform>%Ln paiements de {file} ajoutés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Arrived late</source>
        <translation>Arrivé en retard</translation>
    </message>
    <message>
        <source>All that was expected arrived, in time.</source>
        <translation>Tout ce qui était attendu est arrivé à temps.</translation>
    </message>
    <message>
        <source>Less arrived than was expected.</source>
        <translation>Il est arrivé moins que prévu.</translation>
    </message>
    <message>
        <source>More arrived than was expected.</source>
        <translation>Il est arrivé plus que prévu.</translation>
    </message>
    <message>
        <source>All of it arrived, but late.</source>
        <translation>Tout est arrivé, mais en retard.</translation>
    </message>
    <message>
        <source>Nothing arrived, though it should have by now.</source>
        <translation>Rien n’est arrivé, alors que l’argent devrait déjà être là.</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Nothing arrived yet; a transfer may take a few business days. That is usual.</source>
        <translation>Rien n’est encore arrivé&#x202f;; un virement peut prendre quelques jours ouvrés. C’est habituel.</translation>
    </message>
    <message>
        <source>{amount} of {day}</source>
        <translation>{amount} du {day}</translation>
    </message>
    <message>
        <source>the run of {day}, {amount}</source>
        <translation>l’échéance du {day}, {amount}</translation>
    </message>
    <message>
        <source>All there</source>
        <translation>Tout est là</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>Trop peu</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Trop</translation>
    </message>
    <message>
        <source>Nothing came</source>
        <translation>Rien reçu</translation>
    </message>
    <message>
        <source>Payout that arrived</source>
        <translation>Paiement reçu</translation>
    </message>
</context>
<context>
    <name>ArrivedCard</name>
    <message>
        <source>Payouts shown</source>
        <translation>Paiements affichés</translation>
    </message>
    <message>
        <source>Add a payout…</source>
        <translation>Ajouter un paiement…</translation>
    </message>
    <message>
        <source>Payouts that arrived</source>
        <translation>Paiements reçus</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Payouts, or parts of them, that are for no payout run yet</source>
        <translation>Paiements, ou parties de paiements, qui ne règlent encore aucune échéance</translation>
    </message>
    <message>
        <source>Without a run</source>
        <translation>Sans échéance</translation>
    </message>
    <message>
        <source>payouts-received-{day}</source>
        <translation>paiements-recus-{day}</translation>
    </message>
    <message>
        <source>From a bank statement…</source>
        <translation>Depuis un relevé bancaire…</translation>
    </message>
    <message>
        <source>Reads CSV, OFX and CAMT.053 files. Nothing is written before you say so.</source>
        <translation>Lit les fichiers CSV, OFX et CAMT.053. Rien n’est écrit avant votre accord.</translation>
    </message>
</context>
<context>
    <name>ArrivedColumns</name>
    <message>
        <source>Arrived</source>
        <translation>Arrivé le</translation>
    </message>
    <message>
        <source>The day on which the money was in your account.</source>
        <translation>Le jour où l’argent était sur votre compte.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Frais</translation>
    </message>
    <message>
        <source>What your bank or PayPal kept on the way. It is no shortfall.</source>
        <translation>Ce que votre banque ou PayPal a retenu en route. Ce n’est pas un manque.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The payout run that this money is for: found by amount and day, or as you said.</source>
        <translation>L’échéance que cet argent règle&#xa0;: trouvée d’après le montant et le jour, ou choisie par vous.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Relevé</translation>
    </message>
    <message>
        <source>The bank statement that states it.</source>
        <translation>Le relevé bancaire où il figure.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Échéance</translation>
    </message>
</context>
<context>
    <name>ArrivedRows</name>
    <message>
        <source>Partly unmatched</source>
        <translation>En partie sans échéance</translation>
    </message>
    <message>
        <source>No run</source>
        <translation>Sans échéance</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>A part of this payout is for no payout run.</source>
        <translation>Une partie de ce paiement ne règle aucune échéance.</translation>
    </message>
    <message>
        <source>This payout fits no payout run. Say which one it is for, or set it aside.</source>
        <translation>Ce paiement ne correspond à aucune échéance. Dites laquelle il règle, ou mettez-le de côté.</translation>
    </message>
    <message>
        <source>You said that this payout is for no payout run.</source>
        <translation>Vous avez dit que ce paiement ne règle aucune échéance.</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>The day of this payout is still to come. From then on it is matched to its payout run.</source>
        <translation>Le jour de ce paiement est encore à venir. À partir de ce jour, il est rapproché de son échéance.</translation>
    </message>
</context>
<context>
    <name>ArrivedSection</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Did you get what you were owed?</source>
        <translation>Avez-vous reçu ce qui vous était dû&#x202f;?</translation>
    </message>
    <message>
        <source>Add a payout…</source>
        <translation>Ajouter un paiement…</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Voir l’échéance</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Match by hand…</source>
        <translation>Rapprocher à la main…</translation>
    </message>
    <message>
        <source>It is for no run</source>
        <translation>Il ne règle aucune échéance</translation>
    </message>
    <message>
        <source>Match by itself again</source>
        <translation>Rapprocher de nouveau automatiquement</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Enter what arrived on your bank account, or drop a bank statement here (CSV, OFX or CAMT.053). AffiTrack holds it against your payout runs and tells what is missing. It stays on this computer.</source>
        <translation>Saisissez ce qui est arrivé sur votre compte bancaire, ou déposez ici un relevé (CSV, OFX ou CAMT.053). AffiTrack le compare à vos échéances et dit ce qui manque. Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>From a bank statement…</source>
        <translation>Depuis un relevé bancaire…</translation>
    </message>
    <message>
        <source>&amp;Delete the payout</source>
        <translation>&amp;Supprimer le paiement</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Import a first file, or add an account: a payout is somebody’s.</source>
        <translation>Importez un premier fichier, ou ajoutez un compte&#xa0;: un paiement appartient toujours à un compte.</translation>
    </message>
    <message>
        <source>Save and add another</source>
        <translation>Enregistrer et en ajouter un autre</translation>
    </message>
    <message>
        <source>Add a payout that arrived</source>
        <translation>Ajouter un paiement reçu</translation>
    </message>
    <message>
        <source>Change a payout</source>
        <translation>Modifier un paiement</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Filled in from {run}. Put in what really arrived.</source>
        <translation>Rempli d’après {run}. Indiquez ce qui est réellement arrivé.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ce jour est encore à venir.</translation>
    </message>
    <message>
        <source>Acc&amp;ount</source>
        <translation>C&amp;ompte</translation>
    </message>
    <message>
        <source>Arri&amp;ved on</source>
        <translation>Arri&amp;vé le</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Montant</translation>
    </message>
    <message>
        <source>&amp;Fee kept on the way</source>
        <translation>&amp;Frais retenus en route</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>&amp;Référence</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>Mo&amp;yen</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>As on your bank statement</source>
        <translation>Comme sur votre relevé bancaire</translation>
    </message>
    <message>
        <source>Bank transfer, PayPal…</source>
        <translation>Virement, PayPal…</translation>
    </message>
    <message>
        <source>What your bank or PayPal took: the platform sent the amount and this.</source>
        <translation>Ce que votre banque ou PayPal a retenu&#xa0;: la plateforme a envoyé le montant et ces frais.</translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <source>Match a payout by hand</source>
        <translation>Rapprocher un paiement à la main</translation>
    </message>
    <message>
        <source>Which payout run is {payout} for?</source>
        <translation>Quelle échéance le paiement de {payout} règle-t-il&#x202f;?</translation>
    </message>
    <message>
        <source>Let AffiTrack find it by amount and &amp;day</source>
        <translation>Laisser AffiTrack la trouver d’après le montant et le &amp;jour</translation>
    </message>
    <message>
        <source>For these &amp;runs:</source>
        <translation>Pour ces &amp;échéances&#xa0;:</translation>
    </message>
    <message>
        <source>For &amp;no run: it is set aside, and nobody asks again</source>
        <translation>Pour &amp;aucune&#xa0;: il est mis de côté, et la question ne revient plus</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Rapprocher</translation>
    </message>
    <message>
        <source>Tick the run that this money is for.</source>
        <translation>Cochez l’échéance que cet argent règle.</translation>
    </message>
    <message>
        <source>A transfer that went back is for one run: tick one.</source>
        <translation>Un virement reparti concerne une seule échéance&#xa0;: cochez-en une.</translation>
    </message>
    <message>
        <source>expected: {amount}</source>
        <translation>attendu&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Amount for the run of {day}</source>
        <translation>Montant pour l’échéance du {day}</translation>
    </message>
    <message>
        <source>all that is left</source>
        <translation>tout ce qui reste</translation>
    </message>
</context>
<context>
    <name>PayoutCard</name>
    <message>
        <source>Match by hand…</source>
        <translation>Rapprocher à la main…</translation>
    </message>
    <message>
        <source>Say which payout runs this money is for</source>
        <translation>Dire quelles échéances cet argent règle</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Voir l’échéance</translation>
    </message>
    <message>
        <source>What was expected of it, and which sales it is made of</source>
        <translation>Ce qui en était attendu, et de quelles ventes elle est faite</translation>
    </message>
    <message>
        <source>What this payout is for</source>
        <translation>Ce que ce paiement règle</translation>
    </message>
    <message>
        <source>A payout that arrived</source>
        <translation>Un paiement reçu</translation>
    </message>
    <message>
        <source>Choose one to see which payout run it is for.</source>
        <translation>Choisissez-en un pour voir quelle échéance il règle.</translation>
    </message>
    <message>
        <source>{amount} on {day}</source>
        <translation>{amount} le {day}</translation>
    </message>
    <message>
        <source>For no payout run</source>
        <translation>Pour aucune échéance</translation>
    </message>
    <message>
        <source>Fee kept on the way, sent by the platform on top</source>
        <translation>Frais retenus en route, envoyés en plus par la plateforme</translation>
    </message>
    <message>
        <source>expected: {amount}</source>
        <translation>attendu&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>matched by you</source>
        <translation>rapproché par vous</translation>
    </message>
    <message>
        <source>Run of {day}</source>
        <translation>Échéance du {day}</translation>
    </message>
</context>
<context>
    <name>ReceivedSteps</name>
    <message>
        <source>Payout that arrived</source>
        <translation>Paiement reçu</translation>
    </message>
    <message>
        <source>Payout saved.</source>
        <translation>Paiement enregistré.</translation>
    </message>
    <message>
        <source>Change of a payout</source>
        <translation>Modification d’un paiement</translation>
    </message>
    <message>
        <source>Payout changed.</source>
        <translation>Paiement modifié.</translation>
    </message>
    <message>
        <source>Deletion of payouts</source>
        <translation>Suppression de paiements</translation>
    </message>
    <message>
        <source>Matching of a payout</source>
        <translation>Rapprochement d’un paiement</translation>
    </message>
    <message>
        <source>{payout}: matched by itself again.</source>
        <translation>{payout}&#xa0;: de nouveau rapproché automatiquement.</translation>
    </message>
    <message>
        <source>{payout}: matched as you said.</source>
        <translation>{payout}&#xa0;: rapproché comme vous l’avez dit.</translation>
    </message>
    <message>
        <source>{payout}: set aside.</source>
        <translation>{payout}&#xa0;: mis de côté.</translation>
    </message>
    <message>
        <source>Bank statement</source>
        <translation>Relevé bancaire</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Expected and received</source>
        <translation>Attendu et reçu</translation>
    </message>
    <message>
        <source>Enter what arrived…</source>
        <translation>Saisir ce qui est arrivé…</translation>
    </message>
    <message>
        <source>Show the payout</source>
        <translation>Voir le paiement</translation>
    </message>
    <message>
        <source>Taken back since the run before</source>
        <translation>Repris depuis l’échéance précédente</translation>
    </message>
    <message>
        <source>Not settled by your files yet, but within what arrived</source>
        <translation>Pas encore réglé d’après vos fichiers, mais compris dans ce qui est arrivé</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Fees kept on the way</source>
        <translation>Frais retenus en route</translation>
    </message>
    <message>
        <source>Difference · {state}</source>
        <translation>Écart · {state}</translation>
    </message>
    <message>
        <source>Arrived on {day}</source>
        <translation>Arrivé le {day}</translation>
    </message>
    <message>
        <source>matched by you</source>
        <translation>rapproché par vous</translation>
    </message>
    <message>
        <source>Nothing arrived yet</source>
        <translation>Rien n’est encore arrivé</translation>
    </message>
    <message>
        <source>in time until {day}</source>
        <translation>à temps jusqu’au {day}</translation>
    </message>
    <message>
        <source>No sale explains</source>
        <translation>Aucune vente n’explique</translation>
    </message>
    <message>
        <source>What its sales should have paid</source>
        <translation>Ce que ses ventes auraient dû payer</translation>
    </message>
    <message>
        <source>Show the claim</source>
        <translation>Voir la réclamation</translation>
    </message>
    <message>
        <source>Make a claim…</source>
        <translation>Faire une réclamation…</translation>
    </message>
    <message>
        <source>Looking for the sales behind it…</source>
        <translation>Recherche des ventes en cause…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Choose a sale that you entered by hand: only those are deleted so.</source>
        <translation>Choisissez une vente que vous avez saisie à la main&#xa0;: seules celles-là se suppriment ainsi.</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message numerus="yes">
        <source>%Ln sale(s) behind it</source>
        <translation>
            <numerusform>%Ln vente en cause</numerusform>
            <numerusform>%Ln ventes en cause</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, with less each</source>
        <translation>
            <numerusform>et %Ln autre, de moindre montant</numerusform>
            <numerusform>et %Ln autres, de moindre montant</numerusform>
        </translation>
    </message>
    <message>
        <source>Order {order}: {why}</source>
        <translation>Commande {order}&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>{name} · {size} kB</source>
        <translation>{name} · {size} ko</translation>
    </message>
    <message>
        <source>Return opens it</source>
        <translation>Entrée l’ouvre</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>Screenshots, letters, answers: drop them here. A copy is kept in your data.</source>
        <translation>Captures d’écran, lettres, réponses&#xa0;: déposez-les ici. Une copie est gardée dans vos données.</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Ajouter un fichier…</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Ajouter un fichier</translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Enregistrer la pièce jointe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ClaimCard</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Whom you wrote to, ticket number, what they said…</source>
        <translation>À qui vous avez écrit, numéro de ticket, leur réponse…</translation>
    </message>
    <message>
        <source>Send by</source>
        <translation>Date limite d’envoi</translation>
    </message>
    <message>
        <source>Remind me on</source>
        <translation>Me le rappeler le</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>Marquer comme envoyée</translation>
    </message>
    <message>
        <source>Mark as answered</source>
        <translation>Réponse reçue</translation>
    </message>
    <message>
        <source>Won…</source>
        <translation>Aboutie…</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Sales, ids, dates, what was expected step by step, file and row: to send</source>
        <translation>Ventes, identifiants, dates, calcul attendu étape par étape, fichier et ligne&#xa0;: à envoyer</translation>
    </message>
    <message>
        <source>Delete the claim</source>
        <translation>Supprimer la réclamation</translation>
    </message>
    <message>
        <source>Claimed: {amount}</source>
        <translation>Réclamé&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>{asked} · brought in: {amount}</source>
        <translation>{asked} · rapporté&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>The claim is now: {state}.</source>
        <translation>La réclamation est maintenant&#xa0;: {state}.</translation>
    </message>
    <message>
        <source>Save the claim</source>
        <translation>Enregistrer la réclamation</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>Documents (*.pdf)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>claim-{number}</source>
        <translation>reclamation-{number}</translation>
    </message>
    <message>
        <source>Saving the claim…</source>
        <translation>Enregistrement de la réclamation…</translation>
    </message>
</context>
<context>
    <name>ClaimColumns</name>
    <message>
        <source>Claim</source>
        <translation>Réclamation</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Réclamé</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>Rapporté</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Faite le</translation>
    </message>
    <message>
        <source>Send by</source>
        <translation>Date limite d’envoi</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>What stood there when the claim was made.</source>
        <translation>Ce qui y figurait quand la réclamation a été faite.</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Payout of {day}</source>
        <translation>Paiement du {day}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis le</translation>
    </message>
    <message>
        <source>The first day on which it was late or frozen, or the day on which it was settled.</source>
        <translation>Le premier jour de retard ou de gel, ou le jour du règlement.</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Appel possible</translation>
    </message>
    <message>
        <source>How long one may still appeal.</source>
        <translation>Combien de temps il reste pour faire appel.</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Constaté</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
</context>
<context>
    <name>ClaimKinds</name>
    <message>
        <source>Frozen</source>
        <translation>Gelée</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Settled at zero</source>
        <translation>Réglée à zéro</translation>
    </message>
    <message>
        <source>Lower rate</source>
        <translation>Taux inférieur</translation>
    </message>
    <message>
        <source>Lower base</source>
        <translation>Base inférieure</translation>
    </message>
    <message>
        <source>Below base × rate</source>
        <translation>Sous base × taux</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Below the estimate</source>
        <translation>Sous l’estimation</translation>
    </message>
    <message>
        <source>Payout short</source>
        <translation>Paiement incomplet</translation>
    </message>
    <message>
        <source>Held by TikTok’s risk control. One may appeal for 30 days; after that it may be kept.</source>
        <translation>Retenue par le contrôle des risques de TikTok. Vous avez 30 jours pour faire appel&#x202f;; ensuite, TikTok peut garder l’argent.</translation>
    </message>
    <message>
        <source>Unsettled for longer than 95% of this shop’s sales took.</source>
        <translation>Non réglée depuis plus longtemps que 95&#x202f;% des ventes de cette boutique.</translation>
    </message>
    <message>
        <source>An amount was estimated, zero was settled, and nothing was returned.</source>
        <translation>Un montant était estimé, zéro a été réglé, et rien n’a été retourné.</translation>
    </message>
    <message>
        <source>Settled at a lower rate than the one agreed at the time of the order.</source>
        <translation>Réglée à un taux inférieur à celui convenu au moment de la commande.</translation>
    </message>
    <message>
        <source>Settled on a base below the price that it stands for.</source>
        <translation>Réglée sur une base inférieure au prix correspondant.</translation>
    </message>
    <message>
        <source>Settled at less than its own base times its own rate.</source>
        <translation>Réglée à un montant inférieur à sa propre base multipliée par son propre taux.</translation>
    </message>
    <message>
        <source>Taken back after it had been paid.</source>
        <translation>Reprise après avoir été payée.</translation>
    </message>
    <message>
        <source>Settled at less than was estimated, for no reason that the file tells.</source>
        <translation>Réglée à un montant inférieur à l’estimation, sans que le fichier dise pourquoi.</translation>
    </message>
    <message>
        <source>Less money arrived than the sales of this payout come to.</source>
        <translation>Il est arrivé moins d’argent que la somme des ventes de ce paiement.</translation>
    </message>
</context>
<context>
    <name>ClaimLines</name>
    <message>
        <source>Sales of the claim</source>
        <translation>Ventes de la réclamation</translation>
    </message>
    <message>
        <source>Payout of {day}: {expected} expected, {received} received.</source>
        <translation>Paiement du {day}&#xa0;: {expected} attendus, {received} reçus.</translation>
    </message>
    <message>
        <source>claim-{number}</source>
        <translation>reclamation-{number}</translation>
    </message>
    <message>
        <source>How what is expected comes about</source>
        <translation>Comment se calcule le montant attendu</translation>
    </message>
</context>
<context>
    <name>ClaimStates</name>
    <message>
        <source>To send</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponse reçue</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Aboutie</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Refusée</translation>
    </message>
</context>
<context>
    <name>ClaimSteps</name>
    <message>
        <source>New claim</source>
        <translation>Nouvelle réclamation</translation>
    </message>
    <message>
        <source>Change of a claim</source>
        <translation>Modification d’une réclamation</translation>
    </message>
    <message>
        <source>Deletion of claims</source>
        <translation>Suppression de réclamations</translation>
    </message>
    <message>
        <source>New attachment “{name}”</source>
        <translation>Nouvelle pièce jointe «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>“{name}” is kept with the claim.</source>
        <translation>«&#xa0;{name}&#xa0;» est gardé avec la réclamation.</translation>
    </message>
    <message>
        <source>Removal of attachment “{name}”</source>
        <translation>Retrait de la pièce jointe «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>“{name}” was removed.</source>
        <translation>«&#xa0;{name}&#xa0;» a été retiré.</translation>
    </message>
</context>
<context>
    <name>ClaimWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left, until {day}</source>
        <translation>
            <numerusform>%Ln jour, jusqu’au {day}</numerusform>
            <numerusform>%Ln jours, jusqu’au {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>until tomorrow</source>
        <translation>jusqu’à demain</translation>
    </message>
    <message>
        <source>today is the last day</source>
        <translation>aujourd’hui est le dernier jour</translation>
    </message>
    <message numerus="yes">
        <source>over for %Ln day(s)</source>
        <translation>
            <numerusform>délai dépassé depuis %Ln jour</numerusform>
            <numerusform>délai dépassé depuis %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to claim: {amount}</source>
        <translation>
            <numerusform>%Ln cas à réclamer&#xa0;: {amount}</numerusform>
            <numerusform>%Ln cas à réclamer&#xa0;: {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln sale(s) and payout(s)</source>
        <translation>
            <numerusform>dans %Ln vente ou paiement</numerusform>
            <numerusform>dans %Ln ventes et paiements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln claim(s)</source>
        <translation>
            <numerusform>dans %Ln réclamation</numerusform>
            <numerusform>dans %Ln réclamations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) deleted.</source>
        <translation>
            <numerusform>%Ln réclamation supprimée.</numerusform>
            <numerusform>%Ln réclamations supprimées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) made, still to be sent.</source>
        <translation>
            <numerusform>%Ln réclamation faite. Il reste à l’envoyer.</numerusform>
            <numerusform>%Ln réclamations faites. Il reste à les envoyer.</numerusform>
        </translation>
    </message>
    <message>
        <source>made on {day}</source>
        <translation>faite le {day}</translation>
    </message>
    <message>
        <source>sent on {day}</source>
        <translation>envoyée le {day}</translation>
    </message>
    <message>
        <source>answered on {day}</source>
        <translation>réponse le {day}</translation>
    </message>
    <message>
        <source>won on {day}</source>
        <translation>aboutie le {day}</translation>
    </message>
    <message>
        <source>lost on {day}</source>
        <translation>refusée le {day}</translation>
    </message>
</context>
<context>
    <name>ClaimsCard</name>
    <message>
        <source>Claims shown</source>
        <translation>Réclamations affichées</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Réclamations</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Delete the claim</source>
        <translation>Supprimer la réclamation</translation>
    </message>
    <message>
        <source>claims-{day}</source>
        <translation>reclamations-{day}</translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <source>Sections of this page</source>
        <translation>Sections de cette page</translation>
    </message>
    <message>
        <source>To claim</source>
        <translation>À réclamer</translation>
    </message>
    <message>
        <source>What is missing, late or frozen</source>
        <translation>Ce qui manque, est en retard ou gelé</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Réclamations</translation>
    </message>
    <message>
        <source>What you asked for, and what came of it</source>
        <translation>Ce que vous avez réclamé, et ce que cela a donné</translation>
    </message>
    <message>
        <source>There is nothing to claim</source>
        <translation>Il n’y a rien à réclamer</translation>
    </message>
    <message>
        <source>No sale is frozen, late, taken back or settled below what was agreed, and no payout that you entered was short.</source>
        <translation>Aucune vente n’est gelée, en retard, reprise ou réglée sous ce qui était convenu, et aucun paiement que vous avez saisi n’est incomplet.</translation>
    </message>
    <message>
        <source>No claim was made yet</source>
        <translation>Vous n’avez encore fait aucune réclamation</translation>
    </message>
    <message>
        <source>Choose under “To claim” what is missing, and make a claim of it: a file with every id, date and figure, ready to be sent.</source>
        <translation>Sous «&#xa0;À réclamer&#xa0;», choisissez ce qui manque et faites-en une réclamation&#xa0;: un fichier avec chaque identifiant, date et montant, prêt à envoyer.</translation>
    </message>
    <message>
        <source>What could be claimed</source>
        <translation>Ce qui peut être réclamé</translation>
    </message>
    <message>
        <source>Claimed, still open</source>
        <translation>Réclamé, encore en cours</translation>
    </message>
    <message>
        <source>Brought in so far</source>
        <translation>Rapporté jusqu’ici</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>&amp;Delete the claim</source>
        <translation>&amp;Supprimer la réclamation</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Make a claim…</source>
        <translation>Faire une réclamation…</translation>
    </message>
    <message>
        <source>Of the sales selected, or of all that are listed where none is selected</source>
        <translation>Des ventes sélectionnées, ou de toutes celles de la liste si aucune ne l’est</translation>
    </message>
    <message>
        <source>Show in Sales</source>
        <translation>Voir dans Ventes</translation>
    </message>
    <message>
        <source>What could be claimed</source>
        <translation>Ce qui peut être réclamé</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>In a claim</source>
        <translation>Déjà réclamé</translation>
    </message>
    <message>
        <source>Selected: {what}</source>
        <translation>Sélection&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Show the claim</source>
        <translation>Voir la réclamation</translation>
    </message>
    <message>
        <source>to-claim-{day}</source>
        <translation>a-reclamer-{day}</translation>
    </message>
    <message>
        <source>Export first</source>
        <translation>À exporter d’abord</translation>
    </message>
    <message>
        <source>They still waited in the last export that has them, and may be paid by now: export their days again before you claim them.</source>
        <translation>Elles attendaient encore dans le dernier export qui les contient, et sont peut-être déjà payées&#xa0;: exportez de nouveau leurs jours avant de les réclamer.</translation>
    </message>
</context>
<context>
    <name>MakeClaimDialog</name>
    <message>
        <source>Make a claim</source>
        <translation>Faire une réclamation</translation>
    </message>
    <message>
        <source>Named by what it is about</source>
        <translation>Nommée d’après ce qu’elle contient</translation>
    </message>
    <message>
        <source>For yourself: whom you write to, ticket number…</source>
        <translation>Pour vous&#xa0;: à qui vous écrivez, numéro de ticket…</translation>
    </message>
    <message>
        <source>Make the claim</source>
        <translation>Faire la réclamation</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>{found}. The claim keeps these figures as they stand today, with the file and row of each sale. Nothing is sent: you save it as PDF or CSV and send it yourself.</source>
        <translation>{found}. La réclamation garde ces montants tels qu’ils sont aujourd’hui, avec le fichier et la ligne de chaque vente. Rien n’est envoyé&#xa0;: vous l’enregistrez en PDF ou en CSV et l’envoyez vous-même.</translation>
    </message>
    <message numerus="yes">
        <source>A claim is of one account and one currency. These become %Ln claim(s), each with its figures as they stand today:</source>
        <translation>
            <numerusform>Une réclamation porte sur un seul compte et une seule devise. Celles-ci en font %Ln, avec ses montants tels qu’ils sont aujourd’hui&#xa0;:</numerusform>
            <numerusform>Une réclamation porte sur un seul compte et une seule devise. Ces ventes en font donc %Ln, chacune avec ses montants tels qu’ils sont aujourd’hui&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln claim(s)</source>
        <translation>
            <numerusform>Faire %Ln réclamation</numerusform>
            <numerusform>Faire %Ln réclamations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WonDialog</name>
    <message>
        <source>What the claim brought in</source>
        <translation>Ce que la réclamation a rapporté</translation>
    </message>
    <message>
        <source>Claimed: {amount}</source>
        <translation>Réclamé&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>&amp;Brought in</source>
        <translation>&amp;Rapporté</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Le</translation>
    </message>
    <message>
        <source>Enter what came, above zero; or mark the claim as lost.</source>
        <translation>Saisissez ce qui est arrivé, un montant supérieur à zéro, ou marquez la réclamation comme refusée.</translation>
    </message>
    <message>
        <source>That is more than was claimed. If it is right, save again.</source>
        <translation>C’est plus que ce qui a été réclamé. Si c’est exact, enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>Won: well done.</source>
        <translation>Aboutie&#xa0;: bravo.</translation>
    </message>
</context>
<context>
    <name>StatementColumns</name>
    <message>
        <source>What do the columns of “{file}” mean?</source>
        <translation>Que contiennent les colonnes de «&#xa0;{file}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Say once which column holds the day and which the amount; the next statement with the same headings is read without asking.</source>
        <translation>Dites une fois quelle colonne contient le jour et laquelle le montant&#x202f;; le prochain relevé aux mêmes en-têtes sera lu sans question.</translation>
    </message>
    <message>
        <source>&amp;Keep this under the name</source>
        <translation>&amp;Garder cela sous le nom</translation>
    </message>
    <message>
        <source>My bank</source>
        <translation>Ma banque</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Colonne {number}</translation>
    </message>
    <message>
        <source>What “{column}” is</source>
        <translation>Ce qu’est «&#xa0;{column}&#xa0;»</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Non utilisée</translation>
    </message>
    <message>
        <source>These are sales, not a bank statement</source>
        <translation>Ce sont des ventes, pas un relevé bancaire</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Take in a bank statement</source>
        <translation>Ajouter un relevé bancaire</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>Lire ainsi</translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln payout(s)</source>
        <translation>
            <numerusform>Ajouter %Ln paiement</numerusform>
            <numerusform>Ajouter %Ln paiements</numerusform>
        </translation>
    </message>
    <message>
        <source>Say which column holds the day, and which the amount.</source>
        <translation>Dites quelle colonne contient le jour, et laquelle le montant.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) can be read so.</source>
        <translation>
            <numerusform>%Ln ligne se lit ainsi.</numerusform>
            <numerusform>%Ln lignes se lisent ainsi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the statement…</source>
        <translation>Lecture du relevé…</translation>
    </message>
</context>
<context>
    <name>StatementModel</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Is likely</source>
        <translation>Nature probable</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>ajoutée</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>laissée de côté</translation>
    </message>
</context>
<context>
    <name>StatementPreview</name>
    <message>
        <source>Columns…</source>
        <translation>Colonnes…</translation>
    </message>
    <message>
        <source>Whose payouts</source>
        <translation>À qui sont ces paiements</translation>
    </message>
    <message>
        <source>Of the account whose run it fits</source>
        <translation>Selon l’échéance qui correspond</translation>
    </message>
    <message>
        <source>Lines of the bank statement</source>
        <translation>Lignes du relevé bancaire</translation>
    </message>
    <message>
        <source>{file} · {bank}</source>
        <translation>{file} · {bank}</translation>
    </message>
    <message>
        <source>Say what the columns of this table mean</source>
        <translation>Dire ce que contiennent les colonnes de ce tableau</translation>
    </message>
    <message>
        <source>Search text and amounts</source>
        <translation>Rechercher un texte, un montant</translation>
    </message>
    <message>
        <source>Lines shown</source>
        <translation>Lignes affichées</translation>
    </message>
    <message>
        <source>Likely payouts</source>
        <translation>Paiements probables</translation>
    </message>
    <message>
        <source>Seem to be there</source>
        <translation>Semblent déjà là</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Déjà là</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) read.</source>
        <translation>
            <numerusform>%Ln ligne lue.</numerusform>
            <numerusform>%Ln lignes lues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them look like payouts and are ticked.</source>
        <translation>
            <numerusform>%Ln ressemble à un paiement et est cochée.</numerusform>
            <numerusform>%Ln ressemblent à des paiements et sont cochées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are there already.</source>
        <translation>
            <numerusform>%Ln d’entre elles est déjà là.</numerusform>
            <numerusform>%Ln d’entre elles sont déjà là.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seem to be there already and are not ticked.</source>
        <translation>
            <numerusform>%Ln semble déjà là et n’est pas cochée.</numerusform>
            <numerusform>%Ln semblent déjà là et ne sont pas cochées.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them looks like a payout: tick those that are.</source>
        <translation>Aucune ne ressemble à un paiement&#xa0;: cochez celles qui en sont.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without an amount, or not booked yet, are left out.</source>
        <translation>
            <numerusform>%Ln, sans montant ou pas encore comptabilisée, est laissée de côté.</numerusform>
            <numerusform>%Ln, sans montant ou pas encore comptabilisées, sont laissées de côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln ligne ne peut pas être lue.</numerusform>
            <numerusform>%Ln lignes ne peuvent pas être lues.</numerusform>
        </translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>Ligne {row}&#xa0;: {reason}</translation>
    </message>
</context>
<context>
    <name>StatementQuestion</name>
    <message>
        <source>The file can be read in both ways, and a wrong guess would go unnoticed.</source>
        <translation>Le fichier peut se lire des deux façons, et une erreur passerait inaperçue.</translation>
    </message>
    <message>
        <source>“{cell}” · {column}</source>
        <translation>«&#xa0;{cell}&#xa0;» · {column}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>Which sign stands before the cents?</source>
        <translation>Quel signe précède les centimes&#x202f;?</translation>
    </message>
    <message>
        <source>In which order are the days written?</source>
        <translation>Dans quel ordre les jours sont-ils écrits&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message>
        <source>Choose a bank statement</source>
        <translation>Choisir un relevé bancaire</translation>
    </message>
    <message>
        <source>Bank statements</source>
        <translation>Relevés bancaires</translation>
    </message>
    <message>
        <source>Import a first file, or add an account: a payout is somebody’s.</source>
        <translation>Importez un premier fichier, ou ajoutez un compte&#xa0;: un paiement appartient toujours à un compte.</translation>
    </message>
    <message>
        <source>Reading the statement…</source>
        <translation>Lecture du relevé…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>ReceivedActions</name>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
</context>
<context>
    <name>ClaimJumps</name>
    <message>
        <source>Claim · {state} · {amount}</source>
        <translation>Réclamation · {state} · {amount}</translation>
    </message>
</context>
<context>
    <name>ClaimSales</name>
    <message>
        <source>They are in a claim already.</source>
        <translation>Elles sont déjà dans une réclamation.</translation>
    </message>
    <message>
        <source>Show the claim</source>
        <translation>Voir la réclamation</translation>
    </message>
    <message>
        <source>Nothing is owed on these sales.</source>
        <translation>Rien n’est dû sur ces ventes.</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>No program opens “{file}” here. It is in {folder}</source>
        <translation>Aucun programme n’ouvre «&#xa0;{file}&#xa0;» ici. Le fichier est dans {folder}</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Enregistré&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
</TS>
